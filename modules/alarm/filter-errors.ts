import { nameErrors } from "../parts/name-errors";
import { list, object, text } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import { type Exclusion, type PublishedText, publishedTexts } from "./filter-pattern";
import type { MetricFilterNames } from "./metric-filter";

/** The form of the names of a filter and its metric. */
export const filterNamesForm = object({ "name?": text, "metricName?": text, "metricNamespace?": text });

/** The form of what a tuned alarm leaves out. */
export const exclusionsForm = list(object({ field: text, value: text }));

/** What field and value of an exclusion look like. Terraform must understand the expressions, too. */
export const exclusionForms = {
  field: /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/,
  value: /^[^"\\\p{Cc}]+$/u,
  // CloudWatch Logs has taken an asterisk inside a value for itself, and for anything
  asterisks: /^\*?[^*]*\*?$/,
  everything: /^\*+$/,
} as const;

/** What is wrong with the names of a filter and its metric, one sentence a flaw. */
export const filterNameErrors = ({ name, metricName, metricNamespace }: MetricFilterNames = {}): string[] => [
  ...nameErrors("metric filter", name),
  ...nameErrors("metric", metricName),
  ...nameErrors("metric namespace", metricNamespace),
];

/** What is wrong with the text of the pattern, one sentence a flaw. */
export const patternErrors = (pattern: PublishedText | undefined): string[] =>
  pattern === undefined || publishedTexts.includes(pattern)
    ? []
    : [`pattern "${pattern}" is not a published text: use one of ${publishedTexts.join(", ")}`];

/** What is wrong with what a tuned alarm leaves out, one sentence a flaw. */
export const exclusionErrors = (exclusions: readonly Exclusion[]): string[] =>
  exclusions.length === 0
    ? ["a tuned alarm without exclusions repeats the alarm of the control: give at least one exclusion"]
    : exclusions.flatMap(oneExclusionErrors);

const oneExclusionErrors = ({ field, value }: Exclusion): string[] => [
  ...unlessFits(
    field,
    exclusionForms.field,
    `exclusion field "${field}" is not a path in a record: give one such as "userIdentity.arn"`,
  ),
  ...unlessFits(
    value,
    exclusionForms.value,
    `exclusion value ${JSON.stringify(value)} does not fit: give one character or more, no quotes, backslashes or control characters`,
  ),
  ...unlessFits(
    value,
    exclusionForms.asterisks,
    `exclusion value "${value}" has an asterisk inside: put it at the beginning or the end`,
  ),
  ...(exclusionForms.everything.test(value)
    ? [`exclusion value "${value}" excludes everything: name what is to be left out`]
    : []),
];
