import { Construct } from "constructs";
import {
  Fn,
  IamRole,
  IamRolePolicy,
  type ITerraformDependable,
  LambdaPermission,
  SqsQueuePolicy,
  Token,
} from "../parts/cdktf";
import { dnsSuffix, type Identity, isKnown, metaOf, roleMetaOf } from "../parts/placement";
import { actingForResource, policyDocument, type Statement, statementFor } from "../parts/policy-document";
import { type RequiredStatement, requiredStatements } from "../parts/required-statement";
import type { FirehoseSubscription, LambdaSubscription, SqsSubscription, Subscription } from "./subscription";

/** Config of {@link EndpointPermission}. */
export interface EndpointPermissionConfig {
  /** Its name becomes that of a created permission or role. */
  readonly identity: Identity;
  /** ARN of the topic that must reach the endpoint. */
  readonly topicArn: string;
  /** The subscription. */
  readonly subscription: SqsSubscription | LambdaSubscription | FirehoseSubscription;
}

/** Whether an endpoint lets a topic in only by a permission. */
export const needsPermission = (subscription: Subscription): subscription is EndpointPermissionConfig["subscription"] =>
  ["sqs", "lambda", "firehose"].includes(subscription.protocol);

/** What lets a topic reach a queue, a function or a delivery stream. */
export class EndpointPermission extends Construct {
  /** What a subscription must wait for, where it is created. */
  readonly created?: ITerraformDependable;
  /** ARN of the role of a delivery stream. */
  readonly roleArn?: string;
  /** What existing policies must contain. */
  readonly requiredStatements: readonly RequiredStatement[] = [];

  constructor(scope: Construct, id: string, config: EndpointPermissionConfig) {
    super(scope, id);
    const { identity, topicArn, subscription } = config;
    const { endpoint } = subscription;
    switch (subscription.protocol) {
      case "sqs": {
        const statement = sending(endpoint, topicArn);
        if (subscription.queuePolicy?.kind === "existing") {
          this.requiredStatements = requiredStatements(identity, endpoint, "resource", [statement]);
        } else {
          this.created = new SqsQueuePolicy(this, "queue-policy", {
            ...metaOf(identity),
            queueUrl: queueUrl(identity, endpoint),
            policy: policyDocument(this, "policy", identity, [statement]),
          });
        }
        break;
      }
      case "lambda":
        if (subscription.permission?.kind === "existing") {
          this.requiredStatements = requiredStatements(identity, endpoint, "resource", [invoking(endpoint, topicArn)]);
        } else {
          const [, , , , , , name = "", qualifier] = endpoint.split(":");
          this.created = new LambdaPermission(this, "permission", {
            ...metaOf(identity),
            statementId: identity.name,
            action: "lambda:InvokeFunction",
            functionName: name === "" ? endpoint : endpoint.split(":").slice(0, 7).join(":"),
            ...(qualifier === undefined ? {} : { qualifier }),
            principal: "sns.amazonaws.com",
            sourceArn: topicArn,
          });
        }
        break;
      case "firehose":
        if (subscription.role?.kind === "existing") {
          this.roleArn = subscription.role.arn;
          this.requiredStatements = [
            ...requiredStatements(identity, this.roleArn, "trust", [snsTrust]),
            ...requiredStatements(identity, this.roleArn, "permissions", [putting(endpoint)]),
          ];
        } else {
          const role = new IamRole(this, "role", {
            ...roleMetaOf(identity),
            name: identity.name,
            description: `${identity.name}: SNS delivers to a stream`,
            assumeRolePolicy: policyDocument(this, "trust", identity, [snsTrust]),
          });
          this.roleArn = role.arn;
          this.created = new IamRolePolicy(this, "role-policy", {
            ...metaOf(identity),
            name: "delivery",
            role: role.name,
            policy: policyDocument(this, "policy", identity, [putting(endpoint)]),
          });
        }
    }
  }
}

const queueUrl = (identity: Identity, arn: string): string => {
  const part = (index: number) =>
    isKnown(arn) ? arn.split(":")[index] : Token.asString(Fn.element(Fn.split(":", arn), index));
  return `https://sqs.${part(3)}.${dnsSuffix(identity)}/${part(4)}/${part(5)}`;
};

const fromTopic = (topicArn: string) => ({
  sid: "Topic",
  service: "sns.amazonaws.com",
  conditions: [actingForResource(topicArn)],
});

const sending = (queueArn: string, topicArn: string): Statement =>
  statementFor({ ...fromTopic(topicArn), actions: ["sqs:SendMessage"], resources: [queueArn] });

const invoking = (functionArn: string, topicArn: string): Statement =>
  statementFor({ ...fromTopic(topicArn), actions: ["lambda:InvokeFunction"], resources: [functionArn] });

/** Without a condition, as AWS documents it (https://docs.aws.amazon.com/sns/latest/dg/prereqs-kinesis-data-firehose.html): who may pass the role is what bounds it. */
const snsTrust: Statement = statementFor({
  sid: "Topic",
  service: "sns.amazonaws.com",
  actions: ["sts:AssumeRole"],
  conditions: [],
});

const putting = (streamArn: string): Statement => ({
  sid: "Stream",
  effect: "Allow",
  actions: [
    "firehose:DescribeDeliveryStream",
    "firehose:ListDeliveryStreams",
    "firehose:ListTagsForDeliveryStream",
    "firehose:PutRecord",
    "firehose:PutRecordBatch",
  ],
  resources: [streamArn],
});
