import { watches } from "../spec";

/** Calls that could silence the chain and that the alarm on tampering leaves out: frequent, or watched by a control of their own. */
const unwatched: Readonly<Record<string, readonly string[]>> = {
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

/** Calls of the alarm on tampering, by the service whose permissions have the same names. */
const watched = (service: string): string[] =>
  watches.tampering.events.filter((event) => event.service === service).flatMap(({ names }) => names);

/** Service → permissions by which a chain could be silenced. */
export const tamperingActions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(unwatched).map(([service, names]) => [
    service,
    [...watched(service), ...names].sort().map((name) => `${service}:${name}`),
  ]),
);
