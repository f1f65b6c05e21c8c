import { bucketNameForm } from "../parts/bucket-errors";
import { nameErrors } from "../parts/name-errors";
import { isKnown, type Placement } from "../parts/placement";
import { besideFields, placementErrors } from "../parts/placement-errors";
import { type Form, formedErrors, list, object, text } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import { groupNameErrors } from "../record/log-group-errors";

/** The chain that is guarded, as it is called. Texts, no references: the guard stands in the management account, in a stack of its own. */
export interface GuardedChain {
  /**
   * Name of the chain: its trail, bucket, topic, alarms and aliases of keys are called by it, where they have no names of their own.
   * @default "iam-policy-changes"
   */
  readonly name?: string;
  /**
   * ARN of a trail that exists, or has a name of its own.
   * @default - that of the chain
   */
  readonly trailArn?: string;
  /**
   * Name of a bucket that exists, or has a name of its own.
   * @default - that of the chain
   */
  readonly bucketName?: string;
  /**
   * Name of a log group that exists, or has a name of its own.
   * @default - that of the chain
   */
  readonly logGroupName?: string;
  /**
   * ARN of a topic that exists, or has a name of its own.
   * @default - that of the chain
   */
  readonly topicArn?: string;
  /**
   * Name of the alarm, where it has one of its own.
   * @default - that of the chain
   */
  readonly alarmName?: string;
  /**
   * Names of the aliases of keys that have some of their own, `alias/` first.
   * @default - all begin with the name of the chain
   */
  readonly keyAliases?: readonly string[];
}

/** Config of `TamperingGuard`: account and region are those of the chain, the provider is that of the management account. */
export interface TamperingGuardConfig extends Placement {
  /**
   * Name of the policy.
   * @default "iam-policy-changes-guard"
   */
  readonly name?: string;
  /**
   * The chain.
   * @default - the chain of the default name, all created
   */
  readonly chain?: GuardedChain;
  /** ARNs of the roles that may still change the chain, such as that of the pipeline and one to break the glass. At least one; an asterisk stands for anything. */
  readonly exceptRoles: readonly string[];
  /** What the policy is attached to: ids of the root, of organizational units, of accounts. At least one. */
  readonly targets: readonly string[];
}

/** The form of the config of a guard against tampering. */
const guardForm: Form = object({
  ...besideFields,
  "chain?": object({
    "name?": text,
    "trailArn?": text,
    "bucketName?": text,
    "logGroupName?": text,
    "topicArn?": text,
    "alarmName?": text,
    "keyAliases?": list(text),
  }),
  exceptRoles: list(text),
  targets: list(text),
});

/** What is wrong with the config of a guard, one sentence a flaw; empty where nothing is. */
export const guardErrors = (config: TamperingGuardConfig): string[] => formedErrors(guardForm, config, guardedErrors);

const guardedErrors = (config: TamperingGuardConfig): string[] => {
  const { account, region, chain = {}, exceptRoles, targets } = config;
  const texts = [account, region, ...exceptRoles, ...targets, ...Object.values(chain).flat()];
  if (!texts.every(isKnown)) {
    return ["the guard got a reference: give literal texts, so that Keepwatch can check the length of its policy"];
  }
  return [
    ...placementErrors(config),
    ...unlessGivenFits(chain.name, /^[a-z][a-z0-9-]{2,31}$/, `chain "${chain.name}" is not the name of a chain`),
    ...unlessGivenFits(
      chain.trailArn,
      /^arn:[a-z-]+:cloudtrail:[a-z0-9-]+:\d{12}:trail\/[\w.-]+$/,
      `trail "${chain.trailArn}" is not the ARN of a trail`,
    ),
    ...unlessGivenFits(
      chain.topicArn,
      /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]+$/,
      `topic "${chain.topicArn}" is not the ARN of a topic`,
    ),
    ...unlessGivenFits(chain.bucketName, bucketNameForm, `bucket "${chain.bucketName}" is not the name of a bucket`),
    ...(chain.logGroupName === undefined ? [] : groupNameErrors(chain.logGroupName)),
    ...nameErrors("alarm", chain.alarmName),
    ...(chain.keyAliases ?? []).flatMap((alias) => nameErrors("key alias", alias)),
    ...(exceptRoles.length > 0
      ? []
      : ["exceptRoles is empty, so nobody could change the chain again, not even Terraform: give at least one role"]),
    ...exceptRoles.flatMap((role) =>
      unlessFits(
        role,
        /^arn:[a-z-]+:iam::(\d{12}|\*):role\/(?!\*+$)\S+$/,
        `excepted role "${role}" is not the ARN of a role, or is that of every role`,
      ),
    ),
    ...(targets.length > 0 ? [] : ["targets is empty, so the policy would apply to nothing: give at least one target"]),
    ...targets.flatMap((target) =>
      unlessFits(
        target,
        /^(r-[a-z0-9]{4,32}|ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})$/,
        `target "${target}" is not the id of a root, an organizational unit or an account`,
      ),
    ),
    ...targets
      .filter((target, index) => targets.indexOf(target) !== index)
      .map((target) => `target "${target}" is given twice`),
  ];
};

const unlessGivenFits = (text: string | undefined, form: RegExp, sentence: string): string[] =>
  text === undefined ? [] : unlessFits(text, form, sentence);
