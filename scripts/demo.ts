/** `npm run demo`: the shipped chain is synthesised, planned and gated; then two plans that would break it are rejected. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { type Answer, answerOf, isRunnable } from "../__tests__/e2e/command";
import { filesOf, offline, offlineEnvironment, write } from "../__tests__/e2e/terraform";
import { changes } from "../__tests__/plans/shipped/changes";
import type { Stack } from "../__tests__/plans/shipped/stack";

const project = join(__dirname, "..");
const folder = join(project, ".demo");
const command = join("dist", "keepwatch.cjs");
const recorded = (id: string): string => join("__tests__", "plans", "corpus", `${id}.json.gz`);

/** Longest wait for a provider that has to be downloaded, in milliseconds. */
const longestInit = 60_000;

const say = (line = ""): void => {
  process.stdout.write(`${line}\n`);
};

/** A plan file, and how it was made. */
interface DemoPlan {
  readonly file: string;
  readonly made: string;
}

/** The first sentence of what went wrong. */
const causeOf = ({ stdout, stderr }: Answer): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Terraform colours its errors
  /Error: (?:\[\w+)*(.+)/.exec(`${stderr}${stdout}`.replace(/\u001b\[\d*m/g, ""))?.[1] ?? "it was ended";

const synthesise = async (): Promise<Stack> => {
  const { exitCode, stderr } = await answerOf(
    process.execPath,
    [require.resolve("tsx/cli"), join(project, "main.ts")],
    {
      folder,
      environment: { ...process.env, CDKTF_OUTDIR: folder },
    },
  );
  if (exitCode !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(readFileSync(join(folder, "stacks", "keepwatch", "cdk.tf.json"), "utf8"));
};

/** Plans the creation of the stack with real Terraform where that is possible, and otherwise takes the recorded plan. */
const planCreation = async (stack: Stack): Promise<DemoPlan> => {
  const fallBack = (cause: string): DemoPlan => ({
    file: recorded("first-creation"),
    made: `recorded before with real Terraform, from this same stack (now: ${cause})`,
  });
  if (!isRunnable("terraform", ["version"])) {
    return fallBack("terraform is not on PATH");
  }
  write(folder, { ...filesOf(stack), "provider_override.tf.json": JSON.stringify(offline) });
  const surroundings = { folder, environment: offlineEnvironment(folder) };
  const init = await answerOf("terraform", ["init", "-input=false"], { ...surroundings, timeout: longestInit });
  if (init.exitCode !== 0) {
    return fallBack(`terraform init: ${causeOf(init)}`);
  }
  const plan = await answerOf("terraform", ["plan", "-input=false", "-out=plan.bin"], surroundings);
  if (plan.exitCode !== 0) {
    return fallBack(`terraform plan: ${causeOf(plan)}`);
  }
  return { file: relative(project, join(folder, "plan.bin")), made: "just made by terraform, without a call to AWS" };
};

/** Gates a plan by the command that a user gives, and holds it to the exit code that the demo promises. */
const gate = (file: string, promised: number): void => {
  say(`   $ keepwatch gate ${file}`);
  say();
  const { status } = spawnSync(process.execPath, [command, "gate", file], { cwd: project, stdio: "inherit" });
  say();
  say(`   exit code ${status}`);
  say();
  if (status !== promised) {
    throw new Error(`the demo promises exit code ${promised} for ${file}`);
  }
};

const demo = async (): Promise<void> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);

  const stack = await synthesise();
  const resources = Object.values(stack.resource).flatMap(Object.keys);
  say(
    `1. main.ts synthesises the chain: ${resources.length} resources in ${relative(project, folder)}/stacks/keepwatch`,
  );
  const { file, made } = await planCreation(stack);
  say(`2. The plan that creates it: ${made}`);
  say("3. A first creation has nothing to lose. The gate lets it pass:");
  say();
  gate(file, 0);
  say("Now the chain is deployed, and two pull requests come in. Their plans need a deployed chain, so they are");
  say("recorded ones: real Terraform planned them against a simulated AWS account that held this stack.");
  say();
  for (const [index, id] of ["alarm-threshold-three", "subscription-deleted"].entries()) {
    say(
      `${index + 4}. In the ${index === 0 ? "first" : "second"}, ${changes.find((change) => change.id === id)?.what}:`,
    );
    say();
    gate(recorded(id), 1);
  }
  say("Next: put your account, region and address into cdktf.json, and run npx cdktf deploy.");
};

demo().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
