import { Token } from "../parts/cdktf";
import { keyErrors, keyForm } from "../parts/key-errors";
import { nameErrors } from "../parts/name-errors";
import type { Placement } from "../parts/placement";
import { link, text, wholeNumber } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import { type CreatedLogGroup, type ExistingLogGroup, retentions } from "./log-group";

/** The form of a log group. */
export const logGroupForm = link({ "name?": text, "key?": keyForm, "retentionInDays?": wholeNumber }, { name: text });

/** What is wrong with the log group, one sentence a flaw. */
export const groupErrors = (
  placement: Placement,
  group: CreatedLogGroup | ExistingLogGroup = { kind: "created" },
): string[] =>
  group.kind === "existing"
    ? groupNameErrors(group.name)
    : [
        ...nameErrors("log group", group.name),
        ...keyErrors(placement, "log group", group.key),
        ...retentionErrors(group.retentionInDays),
      ];

const retentionErrors = (days: number | undefined): string[] =>
  days === undefined || Token.isUnresolved(days) || retentions.includes(days)
    ? []
    : [`retentionInDays is ${days}: CloudWatch Logs keeps a year or more as one of ${retentions.join(", ")}`];

/** What is wrong with the name of a log group, one sentence a flaw. */
export const groupNameErrors = (name: string): string[] =>
  unlessFits(
    name,
    /^[\w./#-]{1,512}$/,
    `log group "${name}" is not the name of a log group: give its name, not its ARN`,
  );
