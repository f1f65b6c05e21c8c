import { guardForm } from "./config-forms";
import { groupNameErrors } from "./link-errors";
import { nameErrors } from "./name-errors";
import { isKnown } from "./placement";
import { placementErrors } from "./placement-errors";
import { formedErrors } from "./setting-form";
import type { TamperingGuardConfig } from "./tampering-guard";
import { unlessFits } from "./text-errors";

/** What is wrong with the config of a guard, one sentence a flaw; empty where nothing is. */
export const guardErrors = (config: TamperingGuardConfig): string[] => formedErrors(guardForm, config, guardedErrors);

const guardedErrors = (config: TamperingGuardConfig): string[] => {
  const { account, region, chain = {}, exceptRoles, targets } = config;
  const texts = [account, region, ...exceptRoles, ...targets, ...Object.values(chain).flat()];
  if (!texts.every(isKnown)) {
    return ["the guard is given a reference: give texts, so that the length of its policy can be checked"];
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
    ...unlessGivenFits(
      chain.bucketName,
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      `bucket "${chain.bucketName}" is not the name of a bucket`,
    ),
    ...(chain.logGroupName === undefined ? [] : groupNameErrors(chain.logGroupName)),
    ...nameErrors("alarm", chain.alarmName),
    ...(chain.keyAliases ?? []).flatMap((alias) => nameErrors("key alias", alias)),
    ...(exceptRoles.length > 0
      ? []
      : ["no role is excepted, so that nobody could change the chain again, not even Terraform: give exceptRoles"]),
    ...exceptRoles.flatMap((role) =>
      unlessFits(
        role,
        /^arn:[a-z-]+:iam::(\d{12}|\*):role\/(?!\*+$)\S+$/,
        `excepted role "${role}" is not the ARN of a role, or is that of every role`,
      ),
    ),
    ...(targets.length > 0 ? [] : ["the policy is attached to nothing: give at least one of targets"]),
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
