import type { Report } from "./report";

/** The report as JSON, as docs/report.schema.json describes it. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
