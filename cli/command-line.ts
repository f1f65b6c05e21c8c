import { Command, CommanderError } from "@commander-js/extra-typings";
import { controls } from "../spec";
import type { Call } from "./call";
import { UsageError } from "./errors";
import { systems } from "./export/systems";
import { limitOf } from "./limit-option";
import type { Limits } from "./limits";
import { formatNames, type Target, targetOf } from "./report/format";
import type { Output, Surroundings } from "./surroundings";
import { version } from "./version";

const exitCodes = `
Exit codes:
  0  pass
  1  findings
  2  wrong use: unknown option, missing file
  3  could not be judged: errored or damaged plan, no plan at all`;

const limitsInHelp = `
Limits, of which a document that asks for more is not judged:
  bytes     of what is read (default: 8GiB)
  unpacked  bytes of JSON text, unpacked or shown by Terraform (default: 8GiB)
  depth     levels of values in values (default and at most: 1024)
  memory    bytes for what is kept of it, and again for its judgement (default: what the heap of Node.js has left)
  seconds   until there is an answer (default: 900)`;

const systemsInHelp = `
Systems:
${Object.entries(systems)
  .map(([name, { summary }]) => `  ${name.padEnd(11)}${summary}`)
  .join("\n")}`;

const controlIds = Object.keys(controls);

function controlOf(id: string): string {
  if (!controlIds.includes(id)) throw new UsageError(`unknown control "${id}": use one of ${controlIds.join(", ")}`);
  return id;
}

/**
 * What the arguments ask for.
 *
 * @returns undefined where they asked for help or for the version, which is printed
 * @throws UsageError
 */
export function callOf(
  args: readonly string[],
  { stdout, stderr }: Pick<Surroundings, "stdout" | "stderr">,
): Call | undefined {
  let call: Call | undefined;
  const program = new Command("keepwatch")
    .description("Keeps one promise: every change of an IAM policy is seen, and somebody is told.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => widthOf(stdout),
      getErrHelpWidth: () => widthOf(stderr),
    })
    .addHelpText("after", exitCodes);
  judging(program, "gate")
    .summary("reject a Terraform plan that removes or weakens the monitoring of IAM policy changes")
    .description(
      "Rejects a Terraform plan that removes or weakens any link of the monitoring of IAM policy changes: trail, log group,\nmetric filter, alarm, topic, subscription. Everything that keeps each event's way to a person at least as good passes.",
    )
    .argument("[plan]", "saved plan file, its `show -json` text, gzip of that, or - for standard input")
    .option("--require", "also reject a plan that leaves an event without a flawless way to a person")
    .action((plan, options) => {
      call = { command: "gate", plan, options };
    });
  judging(program, "drift")
    .summary("find what was changed behind Terraform's back in the monitoring of IAM policy changes")
    .description(
      "Judges what a refresh found, from a plan as it is made every night: first against what was last applied, then by itself, so that what was accepted once is not forgotten. Says of each finding whether the plan puts it back.",
    )
    .argument(
      "[plan]",
      "saved plan file (refresh-only or ordinary), its `show -json` text or that of a state, gzip of that, or - for standard input",
    )
    .action((plan, options) => {
      call = { command: "drift", plan, options };
    });
  program
    .command("explain")
    .description("Explains what the policy makes of one thing.")
    .command("pattern")
    .summary("which events a filter pattern surely matches")
    .description("Says which events a CloudWatch Logs filter pattern surely matches, and what could not be proved.")
    .argument("[pattern]", "the filter pattern; standard input where it is left out")
    .option("--format <format>", "text or json (default: text)")
    .option("--no-color", "no colours; so does NO_COLOR")
    .addHelpText("after", exitCodes)
    .action((pattern, options) => {
      call = { command: "explain pattern", pattern, options };
    });
  program
    .command("policy")
    .description("The policy itself, in Rego.")
    .command("export")
    .summary("write the policy for another system that runs Rego")
    .description(
      "Writes the policy with its catalogue to a folder, as another system wants it, and prints what to do with it.\nThe folder is new or empty, or holds a former export, which is replaced.",
    )
    .argument("<folder>", "folder to write to")
    .option("--for <system>", `${Object.keys(systems).join(", ")} (default: opa)`)
    .option("--waivers <file>", "flaws that somebody answers for until a day, as JSON, which the policy is to know")
    .option("--require", "reject plans that leave some event without a flawless chain")
    .addHelpText("after", systemsInHelp)
    .addHelpText("after", exitCodes)
    .action((folder, options) => {
      call = { command: "policy export", folder, options };
    });
  try {
    program.parse(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw new UsageError(complaintOf(error));
  }
  return call;
}

/** A command that judges a document. */
const judging = (program: Command, name: string) =>
  program
    .command(name)
    .option(
      "--format <format[=file]>",
      `${formatNames.join(" or ")}, to a file after "="; repeatable (default: text)`,
      collected,
    )
    .option("--strict", "warnings reject, too")
    .option("--waivers <file>", "flaws that somebody answers for until a day, as JSON")
    .option("--control <id>", `control to judge (default: all, that is ${controlIds.join(", ")})`, controlOf)
    .option(
      "--expect-digest <digest>",
      "judge only the document of this digest: sha256: and what sha256sum prints of it",
    )
    .option(
      "--limit <name=most>",
      "how much the document may ask for; repeatable (see below)",
      (value: string, limits: Limits | undefined) => ({ ...limits, ...limitOf(value) }),
    )
    .option("--quiet", "print nothing where the plan passes")
    .option("--no-color", "no colours; so does NO_COLOR")
    .addHelpText("after", limitsInHelp)
    .addHelpText("after", exitCodes);

const collected = (value: string, targets: readonly Target[] | undefined): readonly Target[] => [
  ...(targets ?? []),
  targetOf(value),
];

/** Width of help that goes to no terminal. */
const plainWidth = 80;

const widthOf = ({ isTTY = false, columns = plainWidth }: Output): number => (isTTY ? columns : plainWidth);

const complaintOf = ({ message, code }: CommanderError): string =>
  code === "commander.help"
    ? "no command is given: see keepwatch --help"
    : `${message.replace(/^error: /, "")}; see keepwatch --help`;
