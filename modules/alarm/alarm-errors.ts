import { required } from "../../spec";
import { Token } from "../parts/cdktf";
import { nameErrors } from "../parts/name-errors";
import { flag, object, text, wholeNumber } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import { type ControlAlarm, periods } from "./alarm";

/** The form of the control's alarm. */
export const alarmForm = object({ "name?": text, "period?": wholeNumber, "okActions?": flag });

/** What is wrong with the control's alarm, one sentence a flaw. */
export const alarmErrors = ({ name, period }: ControlAlarm = {}): string[] => [
  ...nameErrors("alarm", name),
  ...periodErrors(period),
];

const periodErrors = (period: number | undefined): string[] =>
  period === undefined || Token.isUnresolved(period) || periods.includes(period)
    ? []
    : [
        `alarm period is ${period} seconds, and the benchmark allows ${required.alarm.period} at most: give one of ${periods.join(", ")}`,
      ];

/** What is wrong with the page that alarms name, one sentence a flaw. */
export const runbookErrors = (runbook: string | undefined): string[] =>
  runbook === undefined
    ? []
    : unlessFits(
        runbook,
        /^https:\/\/(?!.*%\{)[^\s"$]{1,300}$/,
        `runbook ${JSON.stringify(runbook)} is not an address of at most 300 characters: give one such as "https://wiki.example.com/iam-changes"`,
      );
