import { auditors, reasons } from "../../spec";
import { InternalError } from "../errors";
import type { PatternExplanation, PatternFlaw } from "../judge/pattern-explanation";
import { escaped, inert } from "./escape";
import type { Style } from "./style";
import { eventsInWords, filled } from "./words";

/** Most characters that the service takes. */
const longest = 1024;

/** Whether a pattern covers every event and no everyday record. */
export const isSound = ({ events }: PatternExplanation): boolean =>
  Object.values(events).every((flaws) => flaws.length === 0);

/** The explanation of a filter pattern for people. */
export function patternReport(explanation: PatternExplanation, style: Style): string {
  const { length, atoms, events, everyday, any_source, unrecognised_by } = explanation;
  const names = Object.keys(events).sort();
  const covered = names.filter((name) => events[name]?.every(({ reason }) => reason === "pattern_too_broad"));
  const lines = [
    isSound(explanation) ? `${style.good("SOUND")}  the pattern covers ${eventsInWords(names)}` : style.bad("UNSOUND"),
    "",
    `  length    ${length} of ${longest} characters`,
    `  covered   ${covered.length === 0 ? "nothing" : eventsInWords(covered)}`,
    `  source    ${any_source.length === names.length ? "any" : "not proved for events of other sources than IAM"}`,
    `  auditors  ${recognition(unrecognised_by)}`,
    ...(everyday.length > 0 ? [`  everyday  may match ${[...everyday].sort().join(", ")}`] : []),
    ...sentences(events).map((sentence) => `${style.bad("✗")} ${sentence}`),
    ...(atoms.length > 0
      ? ["", style.quiet("  reads"), ...atoms.map((atom) => style.quiet(inert(`  ${escaped(atom)}`)))]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** Which auditors recognise it; the shorter of the two lists. */
function recognition(strangers: readonly string[]): string {
  const ids = Object.keys(auditors);
  const known = ids.filter((id) => !strangers.includes(id));
  const named = (some: readonly string[]): string =>
    some
      .map((id) => auditors[id]?.title ?? id)
      .sort()
      .join(", ");
  if (known.length === 0) return "none recognises it";
  if (strangers.length === 0) return "all recognise it";
  return known.length < strangers.length
    ? `recognised by ${named(known)} only`
    : `not recognised by ${named(strangers)}`;
}

/** One sentence for each flaw, with the events that share it. */
function sentences(events: PatternExplanation["events"]): readonly string[] {
  const shared = new Map<string, { readonly flaw: PatternFlaw; readonly names: string[] }>();
  for (const name of Object.keys(events).sort()) {
    for (const flaw of events[name] ?? []) {
      const key = JSON.stringify([flaw.reason, flaw.detail, flaw.degree]);
      const entry = shared.get(key) ?? { flaw, names: [] };
      entry.names.push(name);
      shared.set(key, entry);
    }
  }
  return [...shared.values()].map(({ flaw, names }) => sentenceOf(flaw, names)).sort();
}

function sentenceOf({ reason, detail, degree }: PatternFlaw, events: readonly string[]): string {
  const words = reasons[reason];
  if (words === undefined) throw new InternalError(`the catalogue has no words for "${reason}"`);
  return escaped(`${filled(words.message, { detail, degree, events })}. ${words.remedy} [${reason}]`);
}
