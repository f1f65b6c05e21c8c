import { type Identity, partitionOf } from "../parts/placement";
import { actingFor, actingForResource, type Condition } from "../parts/policy-document";

/** The organization whose accounts a trail records. */
export interface Organization {
  /** Its id, such as `o-exampleorgid`. */
  readonly id: string;
  /**
   * Its management account, where the chain stands in the account of a delegated administrator.
   * @default - the account of the chain
   */
  readonly managementAccount?: string;
}

/** A trail as the policies of its bucket, key and role know it. */
export interface TrailSource {
  /** ARN of the trail, also before there is one. */
  readonly arn: string;
  /** Account in the ARN. */
  readonly account: string;
  /** Id of the organization whose accounts it records; absent for a trail of one account. */
  readonly organizationId?: string;
}

/** The trail of a chain. An organization's trail belongs to the management account, also where a delegated administrator creates it. */
export const trailSource = (identity: Identity, organization?: Organization): TrailSource => {
  const account = organization?.managementAccount ?? identity.account;
  return {
    arn: `arn:${partitionOf(identity)}:cloudtrail:${identity.region}:${account}:trail/${identity.name}`,
    account,
    ...(organization ? { organizationId: organization.id } : {}),
  };
};

/**
 * The conditions that bind CloudTrail to one trail.
 *
 * The account is not named again for an organization, as CloudTrail then acts for every member; the ARN has it already
 * (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html).
 */
export const actingForTrail = ({ arn, account, organizationId }: TrailSource): Condition[] =>
  organizationId === undefined ? actingFor(arn, account) : [actingForResource(arn)];
