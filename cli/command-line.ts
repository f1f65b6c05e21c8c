import { Command, CommanderError } from "@commander-js/extra-typings";
import { controls } from "../spec";
import type { Call } from "./call";
import { UsageError } from "./errors";
import { systems } from "./export/systems";
import { formatNames, type Target, targetOf } from "./formats/format";
import { limitOf } from "./limit-option";
import type { Limits } from "./limits";
import type { Output, Surroundings } from "./surroundings";
import { version } from "./version";

const exitCodes = `
Exit codes:
  0  pass
  1  findings
  2  wrong use: unknown option, missing file
  3  not judged: the plan ended with an error, is damaged, or is no plan at all`;

const formatsInHelp = `
Formats:
  text      for people: the causes, and where the chain breaks
  json      for programs, as docs/report.schema.json (of several plans docs/reports.schema.json) describes it
  sarif     SARIF 2.1.0, for code scanning
  junit     JUnit's XML, for the test report of any CI
  github    annotations of GitHub Actions, and the summary of the job
  gitlab    code quality report of GitLab
  markdown  comment for a pull request, with the chain drawn
  html      one page without network use, to be read or printed`;

const examplesInHelp = (command: string): string => `
Examples:
  keepwatch ${command} plan.bin
  keepwatch ${command} --format text --format sarif=keepwatch.sarif --source infra plan.bin
  terraform show -json plan.bin | keepwatch ${command} --format html=report.html -
  keepwatch ${command} --format junit=keepwatch.xml plans/`;

const graphExamples = `
Examples:
  keepwatch graph plan.bin
  keepwatch graph --format svg=chain.svg plan.bin
  keepwatch graph --format mermaid plan.json > chain.mmd`;

const limitsInHelp = `
Limits (a document that exceeds one is not judged):
  bytes     size of the input (default: 8GiB)
  unpacked  size of its JSON text, once unpacked or shown by Terraform (default: 8GiB)
  depth     levels of nested values (default and maximum: 1024)
  memory    bytes to hold the document, and as many to judge it (default: what is left of the heap of Node.js)
  seconds   time until the answer (default: 900)`;

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
    // Options belong to the command before them: "explain" has some, and so has "explain pattern".
    .enablePositionalOptions()
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
      "Rejects a Terraform plan that removes or weakens any link of the monitoring of IAM policy changes: trail, log group, metric filter, alarm, topic, subscription. A plan passes if every event still reaches a person at least as reliably as before.",
    )
    .argument(
      "[plans...]",
      "saved plan files, their `show -json` text, gzip of that, folders that hold some, or - for standard input, where several texts may follow each other",
    )
    .option("--require", "also reject a plan that leaves some event without a flawless chain")
    .action((plans, options) => {
      call = { command: "gate", plans, options };
    });
  judging(program, "drift")
    .summary("find changes to the monitoring of IAM policy changes that were made outside of Terraform")
    .description(
      "Judges what a refresh found. First compares it with what was last applied, then judges it on its own, so that drift that somebody accepted once is not forgotten. For each finding, says whether the plan restores what was there.",
    )
    .argument(
      "[plans...]",
      "saved plan files (refresh-only or ordinary), their `show -json` text or that of states, gzip of that, folders that hold some, or - for standard input",
    )
    .action((plans, options) => {
      call = { command: "drift", plans, options };
    });
  program
    .command("graph")
    .summary("draw the chain that a plan or a state holds")
    .description(
      "Draws the links of the chain, with the name of each before and after the plan, and marks what is lost, broken or new.",
    )
    .argument("[document]", "saved plan file, its `show -json` text or that of a state, or - for standard input")
    .option("--format <format[=file]>", 'text, mermaid or svg, to the file after "=" (default: text)')
    .addHelpText("after", graphExamples)
    .addHelpText("after", exitCodes)
    .action((plan, options) => {
      call = { command: "graph", plan, options };
    });
  program
    .command("rules")
    .summary("list the rules of the policy, by the reasons that reports print")
    .description("Lists every reason that a report may give, and what it says.")
    .option("--format <format>", "text or json (default: text)")
    .addHelpText("after", exitCodes)
    .action((options) => {
      call = { command: "rules", options };
    });
  const explain = program
    .command("explain")
    .enablePositionalOptions()
    .summary("explain a reason, or how the policy reads a filter pattern")
    .description("Explains a reason that a report prints: what it says, why it matters, and what to do.")
    .argument("[reason]", "the reason, such as alarm_statistic_unfit")
    .option("--format <format>", "text or json (default: text)")
    .addHelpText("after", exitCodes)
    .action((reason, options) => {
      call = { command: "explain", reason, options };
    });
  explain
    .command("pattern")
    .summary("say which events a filter pattern certainly matches")
    .description("Says which events a CloudWatch Logs filter pattern certainly matches, and what cannot be proved.")
    .argument("[pattern]", "the filter pattern (default: standard input)")
    .option("--format <format>", "text or json (default: text)")
    .option("--no-color", "print no colours, as NO_COLOR does")
    .addHelpText("after", exitCodes)
    .action((pattern, options) => {
      call = { command: "explain pattern", pattern, options };
    });
  program
    .command("policy")
    .summary("write the policy for other systems")
    .description("The policy, as Rego.")
    .command("export")
    .summary("write the policy for another system that runs Rego")
    .description(
      "Writes the policy and its catalogue to a folder, in the form that another system needs, and prints the next steps.\nThe folder must be new or empty, or hold an earlier export, which is replaced.",
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
      `${formatNames.join(", ")}, to the file after "="; repeatable (default: text)`,
      collected,
    )
    .option("--source <folder>", "folder of the configuration: reports name the file and line of what is at fault")
    .option("--strict", "also reject for warnings")
    .option("--waivers <file>", "JSON file of accepted flaws, each with an owner and an end date")
    .option("--control <id>", `control to judge (default: all; there is ${controlIds.join(", ")})`, controlOf)
    .option("--expect-digest <digest>", "judge only the document with this digest: sha256: and the output of sha256sum")
    .option(
      "--limit <name=most>",
      "limit of what judging may cost; repeatable (see below)",
      (value: string, limits: Limits | undefined) => ({ ...limits, ...limitOf(value) }),
    )
    .option("--quiet", "print nothing if the plan passes")
    .option("--no-color", "print no colours, as NO_COLOR does")
    .addHelpText("after", formatsInHelp)
    .addHelpText("after", limitsInHelp)
    .addHelpText("after", examplesInHelp(name))
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
    ? "no command given: see keepwatch --help"
    : `${message.replace(/^error: /, "")}; see keepwatch --help`;
