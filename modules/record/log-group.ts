import { Construct } from "constructs";
import { required } from "../../spec";
import { CloudwatchLogGroup } from "../parts/cdktf";
import { type CreatedKey, type EncryptionKey, type ExistingKey, keyOf } from "../parts/encryption-key";
import type { Created, Existing } from "../parts/link";
import { dnsSuffix, type Identity, keptMetaOf, regionalArn } from "../parts/placement";
import type { RequiredStatement } from "../parts/required-statement";
import { waitingForPolicies } from "../parts/waiting";

/** A log group that is defined here. */
export interface CreatedLogGroup extends Created {
  /**
   * Its name.
   * @default - `/aws/cloudtrail/` and the name of the chain
   */
  readonly name?: string;
  /**
   * The key of the group.
   * @default - a new key
   */
  readonly key?: CreatedKey | ExistingKey;
  /**
   * For how many days it keeps its records: one of {@link retentions}, 0 for ever.
   * @default 365
   */
  readonly retentionInDays?: number;
}

/** Retentions of CloudWatch Logs that keep a year or more; 0 keeps for ever. */
export const retentions = [0, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/** A log group that is there already. */
export interface ExistingLogGroup extends Existing {
  /** Name of the group, in the account and region of the chain. */
  readonly name: string;
}

/** Config of {@link LogGroup}. */
export interface LogGroupConfig extends Omit<CreatedLogGroup, "kind" | "name"> {
  /** Its name begins the alias of a created key. */
  readonly identity: Identity;
  /** Name of the group. */
  readonly name: string;
}

/** The encrypted log group that the trail's records go to, kept for a year at least. */
export class LogGroup extends Construct {
  /** The created key of the group. */
  readonly encryptionKey?: EncryptionKey;
  /** The group. */
  readonly logGroup: CloudwatchLogGroup;
  /** What the policy of an existing key must contain. */
  readonly requiredStatements: readonly RequiredStatement[];

  constructor(scope: Construct, id: string, config: LogGroupConfig) {
    super(scope, id);
    const { identity, name, retentionInDays = required.log_group.retention_in_days } = config;
    const grants = [
      {
        sid: "LogGroup",
        service: `logs.${identity.region}.${dnsSuffix(identity)}`,
        actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
        conditions: [
          {
            test: "ArnEquals",
            variable: "kms:EncryptionContext:aws:logs:arn",
            values: [regionalArn(identity, "logs", `log-group:${name}`)],
          },
        ],
      },
    ];
    const key = keyOf(this, "key", { identity, purpose: "logs", grants }, config.key);
    if (key.created) {
      this.encryptionKey = key.created;
    }
    this.requiredStatements = key.requiredStatements;
    this.logGroup = new CloudwatchLogGroup(this, "log-group", {
      ...keptMetaOf(identity),
      name,
      retentionInDays,
      kmsKeyId: key.arn,
      ...(identity.sandbox ? {} : { skipDestroy: true }),
      ...waitingForPolicies(this, key.arn),
    });
  }
}
