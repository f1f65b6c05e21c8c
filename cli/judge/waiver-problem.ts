import { reasons } from "../../spec";
import type { Waiver } from "./waiver";

const keys: readonly (keyof Waiver)[] = ["reason", "subject", "until", "because"];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is wrong with the first entry of a list that is no waiver, by its number; undefined where each is one. */
export function waiverProblem(list: readonly unknown[]): string | undefined {
  for (const [index, entry] of list.entries()) {
    const problem = problemOf(entry);
    if (problem !== undefined) return `number ${index + 1} ${problem}`;
  }
  return undefined;
}

function problemOf(entry: unknown): string | undefined {
  if (!isObject(entry)) return "is not an object";
  const unknown = Object.keys(entry).find((key) => !keys.some((known) => known === key));
  if (unknown !== undefined) return `has an unknown key "${unknown}": use ${keys.join(", ")}`;
  const blank = keys.find((key) => typeof entry[key] !== "string" || String(entry[key]).trim() === "");
  if (blank !== undefined) return `needs a text in "${blank}"`;
  if (!isDay(String(entry["until"]))) return `has until "${entry["until"]}": give a day as YYYY-MM-DD`;
  return isWaivable(String(entry["reason"]))
    ? undefined
    : `has reason "${entry["reason"]}", which cannot be waived: give that of a flaw or of a missing object, as a finding names it in brackets`;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// Where two objects are no longer joined there is no flaw of one of them that could be taken away.
const isParting = (reason: string): boolean => /_detached(_unknown)?$|^alarm_without_topic/.test(reason);

const isWaivable = (reason: string): boolean =>
  reason === "contested" || (reasons[reason]?.link !== undefined && !isParting(reason));
