import { readFile } from "node:fs/promises";
import { reasons } from "../../spec";
import { UsageError } from "../errors";
import type { Waiver } from "../judge/waiver";
import { isList, isObject } from "./json";
import { textOf } from "./text";

const keys: readonly (keyof Waiver)[] = ["reason", "subject", "until", "because"];

/**
 * Waivers of a file: `{"waivers": [{"reason", "subject", "until", "because"}]}`.
 *
 * @throws UsageError where it cannot be read, or says anything else
 */
export async function readWaivers(file: string): Promise<readonly Waiver[]> {
  return waiversIn(file, await textIn(file));
}

async function textIn(file: string): Promise<string> {
  try {
    return textOf(await readFile(file));
  } catch (error) {
    throw new UsageError(`cannot read waivers "${file}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function waiversIn(file: string, text: string): readonly Waiver[] {
  const wrong = (what: string): UsageError => new UsageError(`waivers "${file}": ${what}`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw wrong("this is not JSON");
  }
  const list = isObject(document) && Object.keys(document).join() === "waivers" ? document["waivers"] : undefined;
  if (!isList(list)) throw wrong('give {"waivers": [...]} and nothing else');
  return list.map((entry, index) => {
    const problem = problemOf(entry);
    if (problem !== undefined) throw wrong(`number ${index + 1} ${problem}`);
    return entry as unknown as Waiver;
  });
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
