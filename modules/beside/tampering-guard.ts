import { Construct } from "constructs";
import { DataAwsIamPolicyDocument, OrganizationsPolicy, OrganizationsPolicyAttachment } from "../parts/cdktf";
import {
  bucketArn,
  chainName,
  type Identity,
  metaOf,
  partitionOf,
  regionalArn,
  taggedMetaOf,
} from "../parts/placement";
import type { Condition, Statement } from "../parts/policy-document";
import { bucketName } from "../parts/private-bucket";
import { statementJson } from "../parts/required-statement";
import { type GuardedChain, guardErrors, type TamperingGuardConfig } from "./guard-config";
import { tamperingActions } from "./tampering-actions";

/** Longest service control policy, in characters (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html). */
const longestPolicy = 5120;

/**
 * A service control policy that denies what could silence the chain, to everybody but some roles.
 *
 * It binds no principal of the management account and no role that is linked to a service.
 */
export class TamperingGuard extends Construct {
  /** The policy. */
  readonly policy: OrganizationsPolicy;
  /** Its attachments, by target. */
  readonly attachments: Readonly<Record<string, OrganizationsPolicyAttachment>>;

  /** @throws if a setting is wrong, or the policy is longer than Organizations takes */
  constructor(scope: Construct, id: string, config: TamperingGuardConfig) {
    super(scope, id);
    const errors = guardErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity: Identity = { ...config, name: config.name ?? "iam-policy-changes-guard" };
    const statement = guardStatements(identity, config);
    checkLength(statement);
    this.policy = new OrganizationsPolicy(this, "policy", {
      ...taggedMetaOf(identity),
      name: identity.name,
      description: "Nobody silences the monitoring of IAM policy changes but the roles that are excepted",
      type: "SERVICE_CONTROL_POLICY",
      // Organizations counts blanks
      content: new DataAwsIamPolicyDocument(this, "content", { ...metaOf(identity), statement }).minifiedJson,
    });
    this.attachments = Object.fromEntries(
      config.targets.map((targetId) => [
        targetId,
        new OrganizationsPolicyAttachment(this, `attachment-${targetId}`, {
          ...metaOf(identity),
          policyId: this.policy.id,
          targetId,
        }),
      ]),
    );
  }
}

/** Service → ARNs of what the chain has of it, and a condition that tells the chain's where ARNs do not. */
const guardedResources = (
  identity: Identity,
  chain: GuardedChain,
): Readonly<Record<string, { readonly resources: string[]; readonly condition?: Condition }>> => {
  const name = chain.name ?? chainName;
  const bucket = chain.bucketName ?? bucketName({ ...identity, name });
  const topic = chain.topicArn ?? regionalArn(identity, "sns", name);
  const group = regionalArn(identity, "logs", `log-group:${chain.logGroupName ?? `/aws/cloudtrail/${name}`}`);
  return {
    cloudtrail: {
      resources: [
        chain.trailArn ??
          `arn:${partitionOf(identity)}:cloudtrail:${identity.region}:${identity.account}:trail/${name}`,
      ],
    },
    cloudwatch: { resources: [regionalArn(identity, "cloudwatch", `alarm:${chain.alarmName ?? name}*`)] },
    kms: {
      resources: [regionalArn(identity, "kms", "key/*")],
      // The ids of keys are not known beforehand
      condition: {
        test: "ForAnyValue:StringLike",
        variable: "kms:ResourceAliases",
        values: [`alias/${name}-*`, ...(chain.keyAliases ?? [])],
      },
    },
    logs: { resources: [group, `${group}:*`] },
    s3: { resources: [bucketArn(identity, bucket), bucketArn(identity, `${bucket}/*`)] },
    // A subscription's ARN is that of its topic, with an id behind
    sns: { resources: [topic, `${topic}:*`] },
  };
};

const guardStatements = (identity: Identity, { chain = {}, exceptRoles }: TamperingGuardConfig): Statement[] => {
  const except: Condition = { test: "ArnNotLike", variable: "aws:PrincipalArn", values: exceptRoles };
  return Object.entries(guardedResources(identity, chain)).map(([service, { resources, condition }]) => ({
    sid: service,
    effect: "Deny",
    actions: [...(tamperingActions[service] ?? [])],
    resources,
    condition: [except, ...(condition ? [condition] : [])].map((one) => ({ ...one, values: [...one.values] })),
  }));
};

/**
 * Of the policy as the data source writes it, but for brackets about single values, which it leaves out.
 *
 * @throws if Organizations does not take a policy of this length
 */
const checkLength = (statements: readonly Statement[]): void => {
  const { length } = JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map((statement) => ({ Sid: statement.sid, ...statementJson(statement) })),
  });
  if (length > longestPolicy) {
    throw new Error(
      `policy has ${length} characters, Organizations takes ${longestPolicy}: give fewer or shorter roles in exceptRoles`,
    );
  }
};
