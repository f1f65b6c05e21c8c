import { UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { jsonText } from "../formats/json";
import { wrapped } from "../formats/wrapped";
import { widthOf } from "../report/columns";
import { type Rule, rules } from "../report/rule";
import type { Surroundings } from "../surroundings";

/** Options of `keepwatch rules` and `keepwatch explain`. */
export interface RulesOptions {
  /**
   * `text` or `json`.
   * @default "text"
   */
  readonly format?: string;
}

type Around = Pick<Surroundings, "stdout" | "env">;

/**
 * Prints every rule: a line each, or all that is known of them.
 *
 * @throws UsageError for another format
 */
export function listRules(options: RulesOptions, surroundings: Around): ExitCode {
  const isJson = isInJson(options);
  const width = Math.max(...rules.map(({ reason }) => reason.length));
  const line = ({ reason, message }: Rule): string => paragraph(`${reason.padEnd(width)}  `, message, surroundings);
  surroundings.stdout.write(isJson ? jsonText(rules) : rules.map((rule) => `${line(rule)}\n`).join(""));
  return exitCode.pass;
}

/**
 * Explains the rule of a reason: what is wrong, why it matters, what to do.
 *
 * @throws UsageError where there is no such reason, or for another format
 */
export function explainRule(reason: string | undefined, options: RulesOptions, surroundings: Around): ExitCode {
  const isJson = isInJson(options);
  if (reason === undefined)
    throw new UsageError("no reason given: keepwatch rules lists them, and reports print one with each finding");
  const rule = rules.find((one) => one.reason === reason);
  if (rule === undefined) throw new UsageError(`unknown reason "${reason}": keepwatch rules lists them`);
  surroundings.stdout.write(isJson ? jsonText(rule) : inWords(rule, surroundings));
  return exitCode.pass;
}

const inWords = ({ reason, link, message, why, remedy }: Rule, surroundings: Around): string =>
  [
    `${reason}${link === undefined ? "" : ` (${link})`}`,
    "",
    paragraph("  What it says  ", message, surroundings),
    paragraph("  Why           ", why, surroundings),
    paragraph("  What to do    ", remedy, surroundings),
    "",
  ].join("\n");

const paragraph = (head: string, text: string, surroundings: Around): string =>
  wrapped({ text: head, paint: same }, [{ text, paint: same }], widthOf(surroundings), head.length);

const same = (text: string): string => text;

function isInJson({ format = "text" }: RulesOptions): boolean {
  if (format !== "text" && format !== "json") throw new UsageError(`unknown format "${format}": use one of text, json`);
  return format === "json";
}
