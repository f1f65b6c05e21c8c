import type { Construct } from "constructs";
import { bucketArn, type Identity } from "../parts/placement";
import { type Statement, statementFor } from "../parts/policy-document";
import { bucketName, type CreatedBucket, type ExistingBucket, PrivateBucket } from "../parts/private-bucket";
import { actingForTrail, type TrailSource } from "./trail-source";

/** Config of {@link TrailBucket}. */
export interface TrailBucketConfig extends Omit<CreatedBucket, "kind"> {
  /** Its name, account and region become the bucket's name, where none is given. */
  readonly identity: Identity;
  /** The one trail that may write here. */
  readonly trail: TrailSource;
  /** ARN of the key that encrypts the objects. */
  readonly keyArn: string;
}

/** The private bucket of a trail. Only that trail writes to it, and can be created only after the bucket's policy. */
export class TrailBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { trail, ...config }: TrailBucketConfig) {
    const { identity, name = bucketName(identity) } = config;
    super(scope, id, { ...config, statements: trailWrites({ identity, trail, name }) });
  }
}

/** A bucket and the trail that writes to it. */
interface Written extends Omit<ExistingBucket, "kind"> {
  readonly identity: Identity;
  readonly trail: TrailSource;
}

/** The statements by which a bucket lets one trail write, below its prefix, what it records of its account and organization. */
export const trailWrites = ({ identity, trail, name, prefix }: Written): Statement[] => {
  const root = prefix === undefined ? name : `${name}/${prefix}`;
  const grant = { service: "cloudtrail.amazonaws.com", conditions: actingForTrail(trail) };
  const delivery = (sid: string, owner: string): Statement =>
    statementFor({
      ...grant,
      sid,
      actions: ["s3:PutObject"],
      resources: [bucketArn(identity, `${root}/AWSLogs/${owner}/*`)],
      conditions: [
        ...grant.conditions,
        { test: "StringEquals", variable: "s3:x-amz-acl", values: ["bucket-owner-full-control"] },
      ],
    });
  return [
    statementFor({ ...grant, sid: "AclCheck", actions: ["s3:GetBucketAcl"], resources: [bucketArn(identity, name)] }),
    delivery("Delivery", trail.account),
    ...(trail.organizationId === undefined ? [] : [delivery("OrganizationDelivery", trail.organizationId)]),
  ];
};
