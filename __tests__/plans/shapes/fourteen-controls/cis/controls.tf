locals {
  controls = {
    UnauthorizedAPICalls  = "{($.errorCode=\"*UnauthorizedOperation\")||($.errorCode=\"AccessDenied*\")}"
    NoMFAConsoleSignin    = "{($.eventName=\"ConsoleLogin\") && ($.additionalEventData.MFAUsed !=\"Yes\")}"
    RootUsage             = "{$.userIdentity.type=\"Root\" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !=\"AwsServiceEvent\"}"
    IAMChanges            = "{($.eventName=DeleteGroupPolicy)||($.eventName=DeleteRolePolicy)||($.eventName=DeleteUserPolicy)||($.eventName=PutGroupPolicy)||($.eventName=PutRolePolicy)||($.eventName=PutUserPolicy)||($.eventName=CreatePolicy)||($.eventName=DeletePolicy)||($.eventName=CreatePolicyVersion)||($.eventName=DeletePolicyVersion)||($.eventName=AttachRolePolicy)||($.eventName=DetachRolePolicy)||($.eventName=AttachUserPolicy)||($.eventName=DetachUserPolicy)||($.eventName=AttachGroupPolicy)||($.eventName=DetachGroupPolicy)}"
    CloudTrailCfgChanges  = "{($.eventName=CreateTrail)||($.eventName=UpdateTrail)||($.eventName=DeleteTrail)||($.eventName=StartLogging)||($.eventName=StopLogging)}"
    ConsoleSigninFailures = "{($.eventName=ConsoleLogin) && ($.errorMessage=\"Failed authentication\")}"
    DisableOrDeleteCMK    = "{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion))}"
    S3BucketPolicyChanges = "{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl)||($.eventName=PutBucketPolicy)||($.eventName=DeleteBucketPolicy))}"
    AWSConfigChanges      = "{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder)||($.eventName=DeleteDeliveryChannel))}"
    SecurityGroupChanges  = "{($.eventName=AuthorizeSecurityGroupIngress)||($.eventName=RevokeSecurityGroupIngress)||($.eventName=CreateSecurityGroup)||($.eventName=DeleteSecurityGroup)}"
    NetworkACLChanges     = "{($.eventName=CreateNetworkAcl)||($.eventName=DeleteNetworkAcl)||($.eventName=ReplaceNetworkAclEntry)}"
    NetworkGWChanges      = "{($.eventName=CreateCustomerGateway)||($.eventName=DeleteCustomerGateway)||($.eventName=AttachInternetGateway)}"
    RouteTableChanges     = "{($.eventName=CreateRoute)||($.eventName=CreateRouteTable)||($.eventName=ReplaceRoute)||($.eventName=DeleteRoute)}"
    VPCChanges            = "{($.eventName=CreateVpc)||($.eventName=DeleteVpc)||($.eventName=ModifyVpcAttribute)}"
  }
}
