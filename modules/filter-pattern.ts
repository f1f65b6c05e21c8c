import type { KnownRecord } from "../spec";

/** Longest pattern that PutMetricFilter takes, in characters. */
const longestPattern = 1024;

/**
 * The pattern that matches any of the records by event name, spelt so that the most auditors recognise it:
 * `{ ($.eventName=A) || ($.eventName=B) }`, in the order of the benchmark.
 *
 * @throws if the pattern is longer than CloudWatch Logs takes
 */
export const filterPattern = (records: readonly KnownRecord[]): string => {
  const clauses = records.map((record) => `($.eventName=${record["eventName"]})`);
  const pattern = `{ ${clauses.join(" || ")} }`;
  if (pattern.length > longestPattern) {
    throw new Error(
      `filter pattern has ${pattern.length} characters, CloudWatch Logs takes ${longestPattern}: put some events into a filter of their own`,
    );
  }
  return pattern;
};
