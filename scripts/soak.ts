/** `npx tsx scripts/soak.ts [JUDGEMENTS]`, after `npm run build`: judges recorded plans in one process, again and again, by the library's call. Answers must stay the same; prints the memory on the way. */
import { gzipSync } from "node:zlib";
import { beside, neighbours } from "../__tests__/growth/worlds";
import { recordedPlan } from "../__tests__/plans/corpus";
import { changes } from "../__tests__/plans/shipped/changes";

const { gatePlan, driftOf }: typeof import("../cli/library") = require("../dist/gate.cjs");

const judgements = Number(process.argv[2] ?? 10_000);
const waivers = [
  {
    reason: "alarm_statistic_unfit",
    subject: "aws_cloudwatch_metric_alarm.a",
    until: "2999-01-01",
    because: "soak",
  },
];

/** Ways in which the library is called, in turn: also with waivers, compressed, with a larger plan, and with what is refused. */
const calls: readonly ((plan: Buffer) => Promise<unknown>)[] = [
  (plan) => gatePlan(plan),
  (plan) => gatePlan(plan, { require: true, strict: true }),
  (plan) => driftOf(plan),
  (plan) => gatePlan(gzipSync(plan)),
  (plan) => gatePlan(plan, { waivers }),
  (plan) => gatePlan(plan.subarray(0, plan.length / 2)).catch(({ reason }) => reason),
];

const plans = [
  ...changes.slice(0, 40).map(({ id }) => Buffer.from(recordedPlan(id))),
  Buffer.from(JSON.stringify(beside(neighbours(64)))),
];

const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(0).padStart(5);

const soak = async (): Promise<void> => {
  const answers = new Map<string, string>();
  process.stdout.write("judgements   rss  heap  external, in MiB\n");
  for (let done = 0; done <= judgements; done += 1) {
    const plan = done % plans.length;
    const call = Math.floor(done / plans.length) % calls.length;
    const answer = JSON.stringify(await calls[call]?.(plans[plan] ?? Buffer.alloc(0)));
    const known = answers.get(`${plan} ${call}`) ?? answer;
    if (known !== answer) throw new Error(`judgement ${done} of plan ${plan} by call ${call} is another than before`);
    answers.set(`${plan} ${call}`, answer);
    if (done % Math.ceil(judgements / 10) !== 0) continue;
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stdout.write(
      `${String(done).padStart(10)} ${mebibytes(rss)} ${mebibytes(heapUsed)} ${mebibytes(external)}\n`,
    );
  }
};

soak().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
