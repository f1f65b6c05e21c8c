import { readFile } from "node:fs/promises";
import { UsageError } from "../errors";
import type { Waiver } from "../judge/waiver";
import { waiverProblem } from "../judge/waiver-problem";
import { isList, isObject } from "../read/json";
import { textOf } from "../read/text";

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
  const problem = waiverProblem(list);
  if (problem !== undefined) throw wrong(problem);
  return list as unknown as readonly Waiver[];
}
