import { UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { type Target, targetAmong } from "../formats/format";
import { mermaid } from "../formats/mermaid";
import { svg } from "../formats/svg";
import { textReport } from "../formats/text";
import { wrapped } from "../formats/wrapped";
import { judged, judgedDrift, pictured } from "../judge/judge";
import { budgetOf } from "../limits";
import { readDocument } from "../read/document";
import { plainWidth, widthOf } from "../report/columns";
import { type Drawn, drawnOf, outline } from "../report/drawn";
import { type Report, reportOf } from "../report/report";
import type { Surroundings } from "../surroundings";
import { writeWhole } from "./whole-file";

const writers = {
  text: (chain: Drawn, width: number): string =>
    `${outline(chain)
      .map((line) => wrapped({ text: "", paint: same }, [{ text: line, paint: same }], width, 2))
      .join("\n")}\n`,
  mermaid,
  svg,
} as const satisfies Readonly<Record<string, (chain: Drawn, width: number) => string>>;

const same = (text: string): string => text;

type Drawing = keyof typeof writers;

/** Names of what a chain can be drawn as. */
export const drawings = Object.keys(writers) as readonly Drawing[];

/** Options of `keepwatch graph`. */
export interface GraphOptions {
  /**
   * `text`, `mermaid` or `svg`, with the file that takes it.
   * @default "text"
   */
  readonly format?: string;
}

/**
 * Draws the chains of a plan, or of a state.
 *
 * @returns pass where it is drawn, whatever is lost: it is the gate that rejects
 * @throws UsageError, DocumentError, InternalError
 */
export async function graph(
  plan: string | undefined,
  { format = "text" }: GraphOptions,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const target: Target<Drawing> = targetAmong(drawings, format);
  if (plan === undefined && surroundings.stdin.isTTY) {
    throw new UsageError("no document given: name a plan or its JSON, or give - for standard input");
  }
  const budget = budgetOf();
  const document = await readDocument(plan ?? "-", surroundings, budget);
  const report = await reportOn(document);
  if (report.verdict === "error") {
    surroundings.stderr.write(textReport(report));
    return exitCode.notJudgeable;
  }
  const picture = pictured(report.command === "gate" ? "picture/plan" : "picture/drift", document, {}, budget);
  const text = writers[target.format](
    drawnOf(picture, report),
    target.file === undefined ? widthOf(surroundings) : plainWidth,
  );
  if (target.file === undefined) surroundings.stdout.write(text);
  else await writeWhole(target.file, text);
  return exitCode.pass;
}

/** Of a plan what the gate says, of a state what drift does. */
async function reportOn(document: Parameters<typeof judged>[0]): Promise<Report> {
  const judgement = await judged(document);
  const isState = judgement.unjudgeable.some(({ reason }) => reason === "document_is_a_state");
  return isState ? reportOf("drift", await judgedDrift(document)) : reportOf("gate", judgement);
}
