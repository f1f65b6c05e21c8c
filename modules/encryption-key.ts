import { Construct } from "constructs";
import { KmsAlias, KmsKey } from "./cdktf";
import { accountRootArn, type Identity, metaOf, taggedMetaOf } from "./placement";
import { policyDocument, type ServiceGrant, statementFor } from "./policy-document";

/** Config of {@link EncryptionKey}. */
export interface EncryptionKeyConfig {
  readonly identity: Identity;
  /** What the key encrypts: ends its alias and its description. */
  readonly purpose: string;
  /** Services that use the key. */
  readonly grants: readonly ServiceGrant[];
}

/** A customer managed key that rotates every year, administered by the account and used by the services granted. */
export class EncryptionKey extends Construct {
  /** The key. */
  readonly key: KmsKey;
  /** Its alias. */
  readonly alias: KmsAlias;

  constructor(scope: Construct, id: string, config: EncryptionKeyConfig) {
    super(scope, id);
    const { identity, purpose, grants } = config;
    const policy = policyDocument(this, "policy", identity, [
      {
        sid: "Administration",
        effect: "Allow",
        actions: ["kms:*"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: [accountRootArn(identity)] }],
      },
      ...grants.map((grant) => statementFor({ ...grant, resources: ["*"] })),
    ]);
    this.key = new KmsKey(this, "key", {
      ...taggedMetaOf(identity),
      description: `${identity.name}: ${purpose}`,
      enableKeyRotation: true,
      policy,
    });
    this.alias = new KmsAlias(this, "alias", {
      ...metaOf(identity),
      name: `alias/${identity.name}-${purpose}`,
      targetKeyId: this.key.keyId,
    });
  }
}
