import { iamHomeRegionOf, isKnown, type Placement } from "../parts/placement";
import { type Fields, union } from "../parts/setting-form";
import type { MessagePerCall } from "./change-alert";
import { existingTopicErrors, existingTopicFields } from "./topic-errors";

/** What a change alert may be given, as far as JSON can say it. */
export const changeAlertFields: Fields = { "topic?": union("kind", { existing: existingTopicFields }) };

/** What is wrong with the change alert, one sentence a flaw. */
export const changeAlertErrors = (placement: Placement, changeAlert: MessagePerCall | undefined): string[] => {
  const { region } = placement;
  if (changeAlert === undefined) {
    return [];
  }
  const home = iamHomeRegionOf(placement);
  if (changeAlert.topic) {
    return existingTopicErrors({ ...placement, region: home }, changeAlert.topic);
  }
  if (!isKnown(region) || !isKnown(home)) {
    return [
      'only Terraform knows the region or its partition, so Keepwatch cannot tell whether IAM\'s events arrive there: give "changeAlert" a topic of the region where they do',
    ];
  }
  return region === home
    ? []
    : [`IAM's events arrive in ${home} only, and the chain is in ${region}: give "changeAlert" a topic in ${home}`];
};
