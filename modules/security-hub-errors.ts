import { cisStandards, standardsWithControl } from "./cis-standard";
import { findingsForm } from "./config-forms";
import { toldTopicErrors } from "./link-errors";
import { placementErrors } from "./placement-errors";
import type { SecurityHubFindingsConfig } from "./security-hub-findings";
import { formedErrors } from "./setting-form";

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
