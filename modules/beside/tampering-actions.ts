import { watches } from "../../spec";

/** Calls that could silence the chain and that the watch of tampering leaves out: frequent, or seen by a control of their own. */
const leftOut: Readonly<Record<string, readonly string[]>> = {
  cloudtrail: [],
  cloudwatch: ["SetAlarmState"],
  kms: ["DeleteAlias", "DisableKeyRotation", "UpdateAlias"],
  logs: ["AssociateKmsKey", "DeleteRetentionPolicy", "DisassociateKmsKey", "PutTransformer"],
  s3: [
    "BypassGovernanceRetention",
    "DeleteBucket",
    "DeleteBucketPolicy",
    "DeleteObject",
    "DeleteObjectVersion",
    "PutBucketObjectLockConfiguration",
    "PutBucketPolicy",
    "PutBucketPublicAccessBlock",
    "PutBucketVersioning",
    "PutEncryptionConfiguration",
    "PutLifecycleConfiguration",
  ],
  sns: ["AddPermission", "RemovePermission"],
};

/** Calls that the watch of tampering counts, by the service whose permissions have the same names. */
const counted = (service: string): string[] =>
  watches.tampering.events.filter((event) => event.service === service).flatMap(({ names }) => names);

/** Service → permissions by which a chain could be silenced. */
export const tamperingActions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(leftOut).map(([service, names]) => [
    service,
    [...counted(service), ...names].sort().map((name) => `${service}:${name}`),
  ]),
);
