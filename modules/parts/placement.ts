import { iamHomeRegions } from "../../spec";
import { Fn, type TerraformProvider, Token } from "./cdktf";

/** AWS partitions that can hold the chain. */
export const partitions = ["aws", "aws-us-gov", "aws-cn"] as const;

/** An AWS partition. */
export type Partition = (typeof partitions)[number];

/** Where a chain is put, and what all its resources share. Given, not looked up, so that every policy is known at plan. */
export interface Placement {
  /**
   * AWS partition.
   * @default - that of the region; must be given where only Terraform knows the region
   */
  readonly partition?: Partition;
  /** Account that owns the chain: twelve digits. */
  readonly account: string;
  /** Home region of trail, log group, alarm and topic. */
  readonly region: string;
  /**
   * Provider alias that reaches every resource and data source.
   * @default - the stack's default AWS provider
   */
  readonly provider?: TerraformProvider;
  /**
   * Tags of every resource that can carry some; also the value of a map variable.
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * ARN of the policy that bounds every created role.
   * @default - no boundary
   */
  readonly permissionsBoundary?: string;
  /**
   * Whether Terraform may destroy the chain with all its records. For sandboxes only.
   * @default false: trail, bucket, log group, keys and topic refuse to be destroyed, and the log group outlives its stack
   */
  readonly sandbox?: boolean;
}

/** Identity shared by the parts of one chain: its placement and the name that every part derives its own from. */
export interface Identity extends Placement {
  /** Name of the chain, or of one of its parts that there may be several of. */
  readonly name: string;
}

/** Name of a chain that is given none. */
export const chainName = "iam-policy-changes";

/** The identity of a part that there may be several of. */
export const named = (identity: Identity, part: string): Identity => ({
  ...identity,
  name: `${identity.name}-${part}`,
});

/** The meta-arguments of a resource or data source, as far as a placement decides them. */
export interface Meta {
  provider?: TerraformProvider;
  tags?: { [key: string]: string };
  lifecycle?: { preventDestroy: boolean };
  permissionsBoundary?: string;
}

/** Whether a text is known when the stack is synthesised; a reference to a resource is not. */
export const isKnown = (text: string): boolean => !Token.isUnresolved(text);

/** The partition of a region, by its first letters. */
export const partitionOfRegion = (region: string): Partition =>
  partitions.find((partition) => region.startsWith(`${partition.replace("aws-", "")}-`)) ?? "aws";

/** The partition of a placement. */
export const partitionOf = (placement: Placement): Partition =>
  placement.partition ?? partitionOfRegion(placement.region);

const commonDnsSuffix = "amazonaws.com";

/** DNS suffixes of the partitions that have one of their own. */
const dnsSuffixes: Readonly<Record<string, string>> = { "aws-cn": "amazonaws.com.cn" };

/** The region in which the events of the partition's IAM arrive in EventBridge. */
export const iamHomeRegionOf = (placement: Placement): string => {
  const partition = partitionOf(placement);
  return isKnown(partition) ? iamHomeRegions[partition] : Token.asString(Fn.lookup(iamHomeRegions, partition));
};

/** The ARN of a resource in the placement's account and region. */
export const regionalArn = (placement: Placement, service: string, resource: string): string =>
  `arn:${partitionOf(placement)}:${service}:${placement.region}:${placement.account}:${resource}`;

/** The ARN of an account's root, which stands for every principal of the account: by default the placement's. */
export const accountRootArn = (placement: Placement, account = placement.account): string =>
  `arn:${partitionOf(placement)}:iam::${account}:root`;

/** The ARN of a role of the placement's account. */
export const accountRoleArn = (placement: Placement, name: string): string =>
  `arn:${partitionOf(placement)}:iam::${placement.account}:role/${name}`;

/** The ARN of a policy that AWS manages. */
export const managedPolicyArn = (placement: Placement, name: string): string =>
  `arn:${partitionOf(placement)}:iam::aws:policy/${name}`;

/** The ARN of a bucket, or of what lies in it. */
export const bucketArn = (placement: Placement, path: string): string => `arn:${partitionOf(placement)}:s3:::${path}`;

/** The DNS suffix of the placement's partition, which endpoints and the regional service principals carry. */
export const dnsSuffix = (placement: Placement): string => {
  const partition = partitionOf(placement);
  return isKnown(partition)
    ? (dnsSuffixes[partition] ?? commonDnsSuffix)
    : Token.asString(Fn.lookup(dnsSuffixes, partition, commonDnsSuffix));
};

/** The meta-arguments that every resource and data source takes. */
export const metaOf = ({ provider }: Placement): Meta => (provider ? { provider } : {});

/** The meta-arguments of a resource that carries tags. */
export const taggedMetaOf = (placement: Placement): Meta => ({
  ...metaOf(placement),
  // A map that only Terraform knows is an object of CDKTF's, no map of texts
  ...(placement.tags ? { tags: Token.isUnresolved(placement.tags) ? placement.tags : { ...placement.tags } } : {}),
});

/** The meta-arguments of a resource that carries tags and, but in a sandbox, refuses to be destroyed. */
export const keptMetaOf = (placement: Placement): Meta => ({
  ...taggedMetaOf(placement),
  ...(placement.sandbox ? {} : { lifecycle: { preventDestroy: true } }),
});

/** The meta-arguments of a role. */
export const roleMetaOf = (placement: Placement): Meta => ({
  ...taggedMetaOf(placement),
  ...(placement.permissionsBoundary === undefined ? {} : { permissionsBoundary: placement.permissionsBoundary }),
});
