import type { Construct } from "constructs";
import {
  DefaultTokenResolver,
  type ITerraformDependable,
  StringConcat,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from "./cdktf";

/** Resources that let others use an object, and the property that holds what they were given as the object. */
const objectProperties: Readonly<Record<string, string>> = {
  aws_iam_role_policy: "roleInput",
  aws_iam_role_policy_attachment: "roleInput",
  aws_kms_key_policy: "keyIdInput",
  aws_lambda_permission: "functionNameInput",
  aws_s3_bucket_policy: "bucketInput",
  aws_sns_topic_policy: "arnInput",
  aws_sqs_queue_policy: "queueUrlInput",
};

/**
 * The policies of topics, buckets, roles, keys, queues and functions, as far as the stack has them by now.
 *
 * A policy that is defined later is left out, because it may itself refer to whoever waits.
 *
 * @param objects ARN, name or id of each
 */
export const policiesOf = (scope: Construct, ...objects: readonly string[]): ITerraformDependable[] => {
  const wanted = new Set(objects.map((object) => objectIn(scope, object)));
  // Not asked by instanceof: a provider package may bring its own CDKTF, and so another class
  return TerraformStack.of(scope)
    .node.findAll()
    .filter((one) => TerraformResource.isTerraformResource(one))
    .filter((one) => {
      const property = objectProperties[one.terraformResourceType];
      const object: unknown = property && Reflect.get(one, property);
      return typeof object === "string" && wanted.has(objectIn(one, object));
    });
};

/** The address of the resource that a text refers to, whichever of its attributes it names; any other text as it is. */
const objectIn = (scope: Construct, text: string): string => {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = String(Tokenization.resolve(text, { scope, resolver, preparing: false }));
  return /^\$\{(\w+\.[\w-]+)\.\w+\}$/.exec(resolved)?.[1] ?? resolved;
};

/** The meta-argument by which a resource waits for others. */
export const waitingFor = (others: readonly ITerraformDependable[]): { dependsOn?: ITerraformDependable[] } =>
  others.length > 0 ? { dependsOn: [...new Set(others)] } : {};

/**
 * The meta-argument by which a sender waits for the policies of what it sends to, writes to, or acts by.
 *
 * Before them AWS refuses to create a trail, and drops what an alarm or a rule tells: the first apply itself makes calls that are to
 * be told.
 */
export const waitingForPolicies = (scope: Construct, ...objects: readonly string[]) =>
  waitingFor(policiesOf(scope, ...objects));
