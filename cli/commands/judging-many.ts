import type { ExitCode } from "../exit-code";
import { writtenTogether } from "../formats/together";
import type { Report } from "../report/report";
import { worstOf } from "../report/telling";
import type { Sources } from "../source/source-folder";
import type { Surroundings } from "../surroundings";
import { exitCodes, type JudgingOptions, type Result, shownBeside, writeTo } from "./judging";

/**
 * Writes one report of several documents in each format.
 *
 * @returns the worst of their exit codes
 */
export async function concludedTogether(
  results: readonly Result[],
  sources: Sources | undefined,
  options: JudgingOptions,
  surroundings: Pick<Surroundings, "stdout" | "env">,
): Promise<ExitCode> {
  const named = withNames(results.map(({ report }) => report));
  const shown = results.map((result, index) => {
    const report = named[index] ?? result.report;
    return { report, beside: shownBeside({ ...result, report }, sources) };
  });
  const worst = worstOf(named);
  await writeTo(options, surroundings, worst === "pass", (format, looks) =>
    writtenTogether(
      format,
      shown.map(({ report, beside }) => ({ report, presentation: { ...beside, ...looks } })),
    ),
  );
  return exitCodes[worst];
}

/** Reports whose documents have names of their own: those that share one are numbered. */
function withNames(reports: readonly Report[]): readonly Report[] {
  const nameOf = ({ document }: Report): string => document?.name ?? "";
  const counts = new Map<string, number>();
  return reports.map((report) => {
    const name = nameOf(report);
    if (reports.filter((other) => nameOf(other) === name).length === 1) return report;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return { ...report, document: { ...report.document, name: `${name} (${count})` } };
  });
}
