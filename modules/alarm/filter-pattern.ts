import { published, type Watch } from "../../spec";

/** Longest pattern that PutMetricFilter takes, in characters. */
export const longestPattern = 1024;

/** Every published text that can be asked for; what auditors have known besides is in the catalogue, too. */
export const publishedTexts = ["canonical", "cis", "mitre", "security-hub"] as const;

/**
 * A published text of the benchmark's pattern. All match the same calls; auditors compare texts:
 *
 * - `canonical`: Powerpipe, Prowler, Trivy, CloudSploit, ScoutSuite, ElectricEye, Elastic, KICS, ZeusCloud and AWS's
 *   security benchmark; Security Hub, which ignores blanks
 * - `cis`, the benchmark's own: the same without ScoutSuite and ElectricEye
 * - `mitre`: as `cis`, and MITRE's InSpec profile, which takes no other
 * - `security-hub`, of its present documentation: Security Hub, Powerpipe, Prowler, KICS, ZeusCloud and AWS's security benchmark
 */
export type PublishedText = (typeof publishedTexts)[number];

/** Calls that a tuned alarm leaves out: those whose record has this value in this field. */
export interface Exclusion {
  /** Path of the field in the record, such as `userIdentity.sessionContext.sessionIssuer.arn`. */
  readonly field: string;
  /** Its value; an asterisk at the beginning or end stands for anything. */
  readonly value: string;
}

/** The pattern of the benchmark in one of its published texts, the events in the order of the benchmark. */
export const publishedPattern = (text: PublishedText, events: readonly string[]): string => {
  const { opening, separator, closing } = published[text];
  return `${opening}${events.map((event) => `($.eventName=${event})`).join(separator)}${closing}`;
};

/**
 * The pattern of a watch.
 *
 * @param names what `{name}` and the like stand for in the watch's values
 */
export const watchPattern = ({ events }: Watch, names: Readonly<Record<string, string>>): string =>
  `{ ${events
    .map(({ names: events, field, value = "" }) => {
      const some = anyOf(events);
      const own = value.replaceAll(/\{(\w+)\}/g, (_, key: string) => names[key] ?? "");
      return field === undefined ? some : `(($.${field}="${own}") && (${some}))`;
    })
    .join(" || ")} }`;

/**
 * The pattern of a tuned alarm: any of the events, without what is excluded.
 *
 * A record that lacks a field is kept, although `!=` alone would lose it: calls of the root user and of services have few.
 */
export const tunedPattern = (events: readonly string[], exclusions: readonly Exclusion[]): string => {
  const fields = [...new Set(exclusions.map(({ field }) => field))].sort();
  const conditions = fields.map((field) => {
    const values = [...new Set(exclusions.filter((other) => other.field === field).map(({ value }) => value))].sort();
    const differs = values.map((value) => `$.${field}!="${value}"`).join(" && ");
    return `(($.${field} NOT EXISTS) || (${differs}))`;
  });
  return `{ ${[`(${anyOf(events)})`, ...conditions].join(" && ")} }`;
};

/** @throws if CloudWatch Logs does not take a pattern of this length */
export const checkLength = (pattern: string): void => {
  if (pattern.length > longestPattern) {
    throw new Error(
      `filter pattern has ${pattern.length} characters, CloudWatch Logs takes ${longestPattern}: ${pattern.slice(0, 60)}…; give fewer events, exclusions or a shorter name`,
    );
  }
};

const anyOf = (events: readonly string[]): string => events.map((event) => `$.eventName=${event}`).join(" || ");
