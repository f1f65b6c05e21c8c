import type { TerraformProvider } from "./cdktf";

/** AWS partitions that can hold the chain. */
export const partitions = ["aws", "aws-us-gov", "aws-cn"] as const;

/** An AWS partition. */
export type Partition = (typeof partitions)[number];

/** Where a chain is put, and what all its resources share. Given, not looked up, so that every policy is known at plan. */
export interface Placement {
  /**
   * AWS partition.
   * @default "aws"
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
   * Tags of every resource that can carry some.
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Identity shared by the parts of one chain: its placement and the name that every part derives its own from. */
export interface Identity extends Placement {
  readonly name: string;
}

/** The partition of a placement, `aws` where none is given. */
export const partitionOf = (placement: Placement): Partition => placement.partition ?? "aws";

/** The ARN of a resource in the placement's account and region. */
export const regionalArn = (placement: Placement, service: string, resource: string): string =>
  `arn:${partitionOf(placement)}:${service}:${placement.region}:${placement.account}:${resource}`;

/** The ARN of the account's root, which stands for every principal of the account. */
export const accountRootArn = (placement: Placement): string =>
  `arn:${partitionOf(placement)}:iam::${placement.account}:root`;

/** The ARN of a bucket, or of what lies in it. */
export const bucketArn = (placement: Placement, path: string): string => `arn:${partitionOf(placement)}:s3:::${path}`;

/** The DNS suffix of the placement's partition, which the regional service principals carry. */
export const dnsSuffix = (placement: Placement): string =>
  partitionOf(placement) === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";

/** The meta-arguments that every resource and data source takes. */
export const metaOf = (placement: Placement): { provider?: TerraformProvider } =>
  placement.provider ? { provider: placement.provider } : {};

/** The meta-arguments of a resource that carries tags. */
export const taggedMetaOf = (
  placement: Placement,
): { provider?: TerraformProvider; tags?: { [key: string]: string } } => ({
  ...metaOf(placement),
  ...(placement.tags ? { tags: { ...placement.tags } } : {}),
});
