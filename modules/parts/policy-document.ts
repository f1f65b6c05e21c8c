import type { Construct } from "constructs";
import { DataAwsIamPolicyDocument, type DataAwsIamPolicyDocumentStatement } from "./cdktf";
import { type Identity, metaOf } from "./placement";

/** One statement of a policy, as the data source `aws_iam_policy_document` takes it. */
export type Statement = DataAwsIamPolicyDocumentStatement;

/** One condition of a policy statement. */
export interface Condition {
  /** Operator, such as `ArnLike`. */
  readonly test: string;
  /** Key of the request, such as `aws:SourceArn`. */
  readonly variable: string;
  /** Values, of which one must fit. */
  readonly values: readonly string[];
}

/** What an AWS service may do, on what, and when. */
export interface ServiceGrant {
  /** Id of the statement in its policy. */
  readonly sid: string;
  /** Service principal, such as `cloudtrail.amazonaws.com`. */
  readonly service: string;
  /** What the service may do, such as `sns:Publish`. */
  readonly actions: readonly string[];
  /**
   * ARNs that the grant is for.
   * @default - none is written: a trust policy has no resource
   */
  readonly resources?: readonly string[];
  /** When: all of them must hold. */
  readonly conditions: readonly Condition[];
}

/** The condition that binds a service to the resource it acts for. */
export const actingForResource = (sourceArn: string): Condition => ({
  test: sourceArn.includes("*") ? "ArnLike" : "ArnEquals",
  variable: "aws:SourceArn",
  values: [sourceArn],
});

/**
 * The conditions that bind a service to the resource and the account it acts for
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html).
 */
export const actingFor = (sourceArn: string, account: string): Condition[] => [
  actingForResource(sourceArn),
  { test: "StringEquals", variable: "aws:SourceAccount", values: [account] },
];

/** The policy statement of a grant. */
export const statementFor = (grant: ServiceGrant): Statement => ({
  sid: grant.sid,
  effect: "Allow",
  actions: [...grant.actions],
  ...(grant.resources ? { resources: [...grant.resources] } : {}),
  principals: [{ type: "Service", identifiers: [grant.service] }],
  condition: grant.conditions.map((condition) => ({ ...condition, values: [...condition.values] })),
});

/**
 * Defines a policy as a data source and returns its JSON.
 *
 * Not `jsonencode`: a plan that swaps the topic or the group leaves the text unknown, and only a data source's
 * statements can then still be read from the plan.
 */
export const policyDocument = (scope: Construct, id: string, identity: Identity, statement: Statement[]): string =>
  new DataAwsIamPolicyDocument(scope, id, { ...metaOf(identity), statement }).json;
