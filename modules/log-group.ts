import { Construct } from "constructs";
import { required } from "../spec";
import { CloudwatchLogGroup } from "./cdktf";
import { EncryptionKey } from "./encryption-key";
import { dnsSuffix, type Identity, regionalArn, taggedMetaOf } from "./placement";

/** Config of {@link LogGroup}. */
export interface LogGroupConfig {
  readonly identity: Identity;
  /** Name of the group. */
  readonly name: string;
}

/** The encrypted log group that the trail's records go to, kept for a year. */
export class LogGroup extends Construct {
  /** The key of the group. */
  readonly encryptionKey: EncryptionKey;
  /** The group. */
  readonly logGroup: CloudwatchLogGroup;

  constructor(scope: Construct, id: string, config: LogGroupConfig) {
    super(scope, id);
    const { identity, name } = config;
    this.encryptionKey = new EncryptionKey(this, "key", {
      identity,
      purpose: "logs",
      grants: [
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
      ],
    });
    this.logGroup = new CloudwatchLogGroup(this, "log-group", {
      ...taggedMetaOf(identity),
      name,
      retentionInDays: required.log_group.retention_in_days,
      kmsKeyId: this.encryptionKey.key.arn,
    });
  }
}
