import type { Created, Existing } from "../parts/link";
import type { Placement } from "../parts/placement";
import { besideFields, placementErrors } from "../parts/placement-errors";
import { type Form, formedErrors, link, list, object, text } from "../parts/setting-form";
import type { ToldTopic } from "../tell/event-notification";
import { toldTopicErrors, toldTopicFields } from "../tell/topic-errors";
import { type CisStandard, cisStandards, standardsWithControl } from "./cis-standard";

/** Config of `SecurityHubFindings`. */
export interface SecurityHubFindingsConfig extends Placement, ToldTopic {
  /**
   * Name of the rule.
   * @default "iam-policy-changes-findings"
   */
  readonly name?: string;
  /**
   * Security Hub of the account and region: `existing` where it is on, with a standard that has the control.
   * @default - it is turned on here
   */
  readonly hub?: Created | Existing;
  /**
   * The standards that are turned on.
   * @default - version 1.4.0, or none in an existing hub
   */
  readonly standards?: readonly CisStandard[];
}

/** The form of the config of Security Hub's findings. */
const findingsForm: Form = object({
  ...besideFields,
  ...toldTopicFields,
  "hub?": link({}, {}),
  "standards?": list(text),
});

/** What is wrong with the config of findings, one sentence a flaw; empty where nothing is. */
export const findingsErrors = (config: SecurityHubFindingsConfig): string[] =>
  formedErrors(findingsForm, config, standardErrors);

const standardErrors = (config: SecurityHubFindingsConfig): string[] => {
  const { hub, standards } = config;
  const unknown = (standards ?? []).filter((standard) => !cisStandards.includes(standard));
  return [
    ...placementErrors(config),
    ...toldTopicErrors(config, config),
    ...unknown.map((standard) => `standard "${standard}" is not known: use one of ${cisStandards.join(", ")}`),
    ...(hub?.kind !== "existing" &&
    standards !== undefined &&
    !standards.some((standard) => standardsWithControl.includes(standard))
      ? [`no standard has the control of IAM policy changes: add one of ${standardsWithControl.join(", ")}`]
      : []),
  ];
};
