/** A kind of property of CloudFormation's specification: its name and, where it is an object, the properties of that. */
export interface Property {
  readonly name: string;
  readonly parts: readonly Property[];
}

/** A type of CloudFormation's specification, as `AWS::SNS::Topic`. */
export interface ResourceType {
  readonly name: string;
  readonly properties: readonly Property[];
}

// As the provider `awscc` writes CloudFormation's names: KMSKeyId is kms_key_id, CloudWatchLogsRoleArn is cloudwatch_logs_role_arn.
const snake = (name: string): string =>
  name
    .replaceAll("CloudWatch", "Cloudwatch")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replaceAll(".", "_")
    .toLowerCase();

const pathsOf = (properties: readonly Property[]): readonly string[] =>
  properties.flatMap(({ name, parts }) => [snake(name), ...pathsOf(parts).map((part) => `${snake(name)}.${part}`)]);

/** Attributes of a type of the provider `awscc` and, after dots, the parts of each block; undefined where CloudFormation has no such type. */
export const attributesInCloudFormation = (
  types: readonly ResourceType[],
  type: string,
): readonly string[] | undefined => {
  const wanted = type.replace(/^awscc/, "aws").replaceAll("_", "");
  const found = types.find(({ name }) => name.replaceAll("::", "").toLowerCase() === wanted);
  return found && pathsOf(found.properties);
};
