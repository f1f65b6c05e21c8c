import { Construct } from "constructs";
import { KmsAlias, KmsKey } from "./cdktf";
import type { Created, Existing } from "./link";
import { accountRootArn, type Identity, keptMetaOf, metaOf } from "./placement";
import { policyDocument, type ServiceGrant, statementFor } from "./policy-document";
import { type RequiredStatement, requiredStatements } from "./required-statement";

/** A customer managed key that is defined here. */
export interface CreatedKey extends Created {
  /**
   * Name of its alias, `alias/` first.
   * @default - `alias/`, the name of the chain, and what the key is for
   */
  readonly alias?: string;
}

/** A customer managed key that is there already, and whose policy contains the statements that the chain requires. */
export interface ExistingKey extends Existing {
  /**
   * ARN of the key, in the region of the chain. That of an alias is none: behind `alias/aws/sns` stands a key of AWS that lets no
   * other service in.
   */
  readonly arn: string;
}

/** Config of {@link EncryptionKey}. */
export interface EncryptionKeyConfig {
  /** Its name begins alias and description. */
  readonly identity: Identity;
  /** What the key encrypts: ends its alias and its description. */
  readonly purpose: string;
  /** Services that use the key. */
  readonly grants: readonly ServiceGrant[];
  /**
   * Name of its alias, `alias/` first.
   * @default - `alias/`, the name of the identity, and the purpose
   */
  readonly alias?: string;
}

/** A customer managed key that rotates every year, administered by the account and used by the services granted. */
export class EncryptionKey extends Construct {
  /** The key. */
  readonly key: KmsKey;
  /** Its alias. */
  readonly alias: KmsAlias;

  constructor(scope: Construct, id: string, config: EncryptionKeyConfig) {
    super(scope, id);
    const { identity, purpose, grants, alias = `alias/${identity.name}-${purpose}` } = config;
    const policy = policyDocument(this, "policy", identity, [
      {
        sid: "Administration",
        effect: "Allow",
        actions: ["kms:*"],
        resources: ["*"],
        principals: [{ type: "AWS", identifiers: [accountRootArn(identity)] }],
      },
      ...grants.map(keyStatement),
    ]);
    this.key = new KmsKey(this, "key", {
      ...keptMetaOf(identity),
      description: `${identity.name}: ${purpose}`,
      enableKeyRotation: true,
      policy,
      // The shortest wait that KMS knows, where nothing is worth keeping
      ...(identity.sandbox ? { deletionWindowInDays: 7 } : {}),
    });
    this.alias = new KmsAlias(this, "alias", {
      ...metaOf(identity),
      name: alias,
      targetKeyId: this.key.keyId,
    });
  }
}

/** The key of a link, created or existing. */
export interface LinkKey {
  readonly arn: string;
  /** The key, where it is created. */
  readonly created?: EncryptionKey;
  /** What the policy of an existing key must contain. */
  readonly requiredStatements: readonly RequiredStatement[];
}

/** Defines the key of a link, or takes the given one. */
export const keyOf = (
  scope: Construct,
  id: string,
  config: EncryptionKeyConfig,
  given: CreatedKey | ExistingKey = { kind: "created" },
): LinkKey => {
  if (given.kind === "existing") {
    const { arn } = given;
    return {
      arn,
      requiredStatements: requiredStatements(config.identity, arn, "resource", config.grants.map(keyStatement)),
    };
  }
  const { kind: _, ...own } = given;
  const created = new EncryptionKey(scope, id, { ...config, ...own });
  return { arn: created.key.arn, created, requiredStatements: [] };
};

/** In the policy of a key the key itself is `*`. */
const keyStatement = (grant: ServiceGrant) => statementFor({ ...grant, resources: ["*"] });
