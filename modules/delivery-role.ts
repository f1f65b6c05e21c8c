import { Construct } from "constructs";
import { IamRole, IamRolePolicy } from "./cdktf";
import { type Identity, metaOf, regionalArn, taggedMetaOf } from "./placement";
import { actingFor, policyDocument, statementFor } from "./policy-document";

/** Config of {@link DeliveryRole}. */
export interface DeliveryRoleConfig {
  readonly identity: Identity;
  /** ARN of the one trail that may assume the role. */
  readonly trailArn: string;
  /** Name of the group that the role may write to. */
  readonly logGroupName: string;
}

/** The role by which one trail writes to the streams of one log group, and nothing else. */
export class DeliveryRole extends Construct {
  /** The role. */
  readonly role: IamRole;
  /** Its only permission: a trail can be created only after it. */
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, config: DeliveryRoleConfig) {
    super(scope, id);
    const { identity, trailArn, logGroupName } = config;
    this.role = new IamRole(this, "role", {
      ...taggedMetaOf(identity),
      name: `${identity.name}-delivery`,
      description: `${identity.name}: CloudTrail delivers to CloudWatch Logs`,
      assumeRolePolicy: policyDocument(this, "trust", identity, [
        statementFor({
          sid: "Trail",
          service: "cloudtrail.amazonaws.com",
          actions: ["sts:AssumeRole"],
          conditions: actingFor(trailArn, identity.account),
        }),
      ]),
    });
    this.policy = new IamRolePolicy(this, "role-policy", {
      ...metaOf(identity),
      name: "delivery",
      role: this.role.name,
      policy: policyDocument(this, "permission", identity, [
        {
          sid: "Streams",
          effect: "Allow",
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [
            regionalArn(
              identity,
              "logs",
              `log-group:${logGroupName}:log-stream:${identity.account}_CloudTrail_${identity.region}*`,
            ),
          ],
        },
      ]),
    });
  }
}
