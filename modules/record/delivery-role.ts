import { Construct } from "constructs";
import { IamRole, IamRolePolicy } from "../parts/cdktf";
import type { Created, Existing } from "../parts/link";
import { type Identity, metaOf, regionalArn, roleMetaOf } from "../parts/placement";
import { policyDocument, type Statement, statementFor } from "../parts/policy-document";
import { actingForTrail, type TrailSource } from "./trail-source";

/** A delivery role that is defined here. */
export interface CreatedRole extends Created {
  /**
   * Its name.
   * @default - the name of the chain with `-delivery` behind
   */
  readonly name?: string;
}

/** A role that is there already, and whose policies contain the statements that the chain requires. */
export interface ExistingRole extends Existing {
  /** ARN of the role, in the account of the chain. */
  readonly arn: string;
}

/** Config of {@link DeliveryRole}. */
export interface DeliveryRoleConfig {
  /** Its name begins the role's description. */
  readonly identity: Identity;
  /**
   * Name of the role.
   * @default - the name of the identity with `-delivery` behind
   */
  readonly name?: string;
  /** The one trail that may assume the role. */
  readonly trail: TrailSource;
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
    const { identity, name = `${identity.name}-delivery` } = config;
    this.role = new IamRole(this, "role", {
      ...roleMetaOf(identity),
      name,
      description: `${identity.name}: CloudTrail delivers to CloudWatch Logs`,
      assumeRolePolicy: policyDocument(this, "trust", identity, [deliveryTrust(config)]),
    });
    this.policy = new IamRolePolicy(this, "role-policy", {
      ...metaOf(identity),
      name: "delivery",
      role: this.role.name,
      policy: policyDocument(this, "permission", identity, [deliveryPermission(config)]),
    });
  }
}

/** The statement by which a role trusts the trail. */
export const deliveryTrust = ({ trail }: DeliveryRoleConfig): Statement =>
  statementFor({
    sid: "Trail",
    service: "cloudtrail.amazonaws.com",
    actions: ["sts:AssumeRole"],
    conditions: actingForTrail(trail),
  });

/** The statement by which a role may write what the trail records. */
export const deliveryPermission = (config: DeliveryRoleConfig): Statement => ({
  sid: "Streams",
  effect: "Allow",
  actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
  resources: streamNames(config).map((stream) =>
    regionalArn(config.identity, "logs", `log-group:${config.logGroupName}:log-stream:${stream}`),
  ),
});

/** CloudTrail names a stream by account and region, and those of an organization's members by its id first. */
const streamNames = ({ identity: { account, region }, trail }: DeliveryRoleConfig): string[] => [
  ...[...new Set([account, trail.account])].map((owner) => `${owner}_CloudTrail_${region}*`),
  ...(trail.organizationId === undefined ? [] : [`${trail.organizationId}_*`]),
];
