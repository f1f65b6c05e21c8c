// Reports of five documents, as every format is asked for them.

import { type FormatName, written } from "../../../cli/formats/format";
import type { Presentation } from "../../../cli/formats/presentation";
import { judged, judgedDrift, pictured } from "../../../cli/judge/judge";
import type { Judgement } from "../../../cli/judge/judgement";
import type { PictureEntrypoint, Question } from "../../../cli/judge/policy";
import type { Json } from "../../../cli/read/json";
import { project } from "../../../cli/read/project";
import { drawnOf } from "../../../cli/report/drawn";
import { type Command, type Report, reportOf } from "../../../cli/report/report";
import { plain } from "../../../cli/report/style";
import { recordedPlan } from "../../plans/corpus";

/** A report, and what is shown beside it. */
export interface Shown {
  readonly report: Report;
  readonly presentation: Presentation;
}

const digest = (digit: string): string => `sha256:${digit.repeat(64)}`;

const planned = (id: string): Json => project(JSON.parse(recordedPlan(id)));

const threshold = "aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262";

/** What is asked of a document of the five. */
interface Asked {
  readonly command: Command;
  readonly document: () => Json;
  readonly question?: Question;
}

const documents: Readonly<Record<string, Asked>> = {
  passed: { command: "gate", document: () => planned("no-change") },
  rejected: { command: "gate", document: () => planned("alarm-other-topic") },
  waived: {
    command: "gate",
    document: () => planned("alarm-threshold-three"),
    question: {
      waivers: [
        {
          reason: "alarm_threshold_above_one",
          subject: threshold,
          until: "2030-01-31",
          because: "the migration of roles fires it all day; Ada answers for it",
        },
      ],
      today: "2029-06-01",
    },
  },
  drifted: { command: "drift", document: () => planned("drift-threshold-repaired") },
  unjudged: {
    command: "gate",
    document: () => project({ ...JSON.parse(recordedPlan("everything-destroyed")), errored: true }),
  },
};

/** Names of the five. */
export const names = Object.keys(documents);

const pictures: Readonly<Record<Command, PictureEntrypoint>> = { gate: "picture/plan", drift: "picture/drift" };

/** A report as a run of the command makes it, of a fixed version and policy, so that no golden file changes with these. */
export async function shownOf(command: Command, document: Json, question: Question = {}): Promise<Shown> {
  const judgement: Judgement = await (command === "gate" ? judged : judgedDrift)(document, question);
  const made = reportOf(
    command,
    judgement,
    {},
    {
      document: { name: "stacks/security/plan.json" },
      digests: { document: digest("1"), policy: digest("2") },
    },
  );
  const report: Report = { ...made, tool: { name: "keepwatch", version: "1.2.3" } };
  return {
    report,
    presentation: {
      style: plain,
      width: 100,
      ...(report.verdict !== "error" && { chain: drawnOf(pictured(pictures[command], document, question), report) }),
      placeOf: (subject) =>
        subject.startsWith("aws_cloudwatch_metric_alarm.") ? { file: "stacks/security/alarm.tf", line: 7 } : undefined,
      anyFile: "stacks/security/main.tf",
    },
  };
}

/** One of the five, by its name. */
export function documentOf(name: string): Promise<Shown> {
  const asked = documents[name];
  if (asked === undefined) throw new Error(`there is no document "${name}"`);
  return shownOf(asked.command, asked.document(), asked.question);
}

/** Ending of the golden file of each format. */
export const endings: Readonly<Record<FormatName, string>> = {
  text: "txt",
  json: "json",
  sarif: "sarif",
  junit: "xml",
  github: "github.txt",
  gitlab: "gitlab.json",
  markdown: "md",
  html: "html",
};

/** What a format says of a report. */
export const saidOf = (format: FormatName, { report, presentation }: Shown): string =>
  written(format, report, presentation);
