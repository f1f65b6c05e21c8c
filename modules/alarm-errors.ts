import { required } from "../spec";
import { periods } from "./alarm";
import { Token } from "./cdktf";
import { type Exclusion, publishedTexts } from "./filter-pattern";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { nameErrors } from "./name-errors";
import { unlessFits } from "./text-errors";

/** What is wrong with filter and alarm, the runbook and the exclusions, one sentence a flaw. */
export const alarmErrors = ({
  pattern,
  metricFilter,
  alarm,
  runbook,
  tunedAlarm,
}: IamPolicyChangeMonitoringConfig): string[] => [
  ...nameErrors("metric filter", metricFilter?.name),
  ...nameErrors("metric", metricFilter?.metricName),
  ...nameErrors("metric namespace", metricFilter?.metricNamespace),
  ...nameErrors("alarm", alarm?.name),
  ...periodErrors(alarm?.period),
  ...(runbook === undefined
    ? []
    : unlessFits(
        runbook,
        /^https:\/\/(?!.*%\{)[^\s"$]{1,300}$/,
        `runbook ${JSON.stringify(runbook)} is not an address of at most 300 characters: give one such as "https://wiki.example.com/iam-changes"`,
      )),
  ...(pattern === undefined || publishedTexts.includes(pattern)
    ? []
    : [`pattern "${pattern}" is not a published text: use one of ${publishedTexts.join(", ")}`]),
  ...(tunedAlarm?.exclude.length === 0
    ? ["a tuned alarm without exclusions would be a second of the same: give at least one"]
    : []),
  ...(tunedAlarm?.exclude ?? []).flatMap(exclusionErrors),
];

const periodErrors = (period: number | undefined): string[] =>
  period === undefined || Token.isUnresolved(period) || periods.includes(period)
    ? []
    : [
        `alarm period is ${period} seconds: the benchmark takes up to ${required.alarm.period}, give one of ${periods.join(", ")}`,
      ];

const exclusionErrors = ({ field, value }: Exclusion): string[] => [
  ...unlessFits(
    field,
    /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/,
    `exclusion field "${field}" is not a path in a record: give one such as "userIdentity.arn"`,
  ),
  ...unlessFits(
    value,
    /^[^"\\\p{Cc}]+$/u,
    `exclusion value ${JSON.stringify(value)} does not fit: give one character or more, no quotes, backslashes or control characters`,
  ),
  // CloudWatch Logs has taken an asterisk inside a value for itself, and for anything
  ...unlessFits(
    value,
    /^\*?[^*]*\*?$/,
    `exclusion value "${value}" has an asterisk inside: put it at the beginning or the end`,
  ),
  ...(/^\*+$/.test(value) ? [`exclusion value "${value}" excludes everything: name what is to be left out`] : []),
];
