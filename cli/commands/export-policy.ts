import { UsageError } from "../errors";
import { type ExitCode, exitCode } from "../exit-code";
import { policySources } from "../export/sources";
import { systems } from "../export/systems";
import { writeExport } from "../export/write";
import { escaped } from "../report/escape";
import type { Surroundings } from "../surroundings";
import { version } from "../version";
import { readWaivers } from "./waivers-file";

/** Options of `keepwatch policy export`. */
export interface ExportPolicyOptions {
  /**
   * Name of the system.
   * @default "opa"
   */
  readonly for?: string;
  /** File of waivers that the policy is to know. */
  readonly waivers?: string;
  /**
   * Whether what a plan leaves must protect every event, whatever was before.
   * @default false
   */
  readonly require?: boolean;
}

/**
 * Writes the policy as another system wants it, and prints what to do with it.
 *
 * @throws UsageError, InternalError
 */
export async function exportPolicy(
  folder: string,
  { for: name = "opa", waivers, require = false }: ExportPolicyOptions,
  { stdout }: Pick<Surroundings, "stdout">,
): Promise<ExitCode> {
  const system = Object.hasOwn(systems, name) ? systems[name] : undefined;
  if (system === undefined) {
    throw new UsageError(`unknown system "${name}": use one of ${Object.keys(systems).join(", ")}`);
  }
  const question = { require, waivers: waivers === undefined ? [] : await readWaivers(waivers) };
  const title = `The policy of Keepwatch ${version} for ${system.summary}`;
  const readme = `# ${title}\n\nIt needs OPA 1.0.1 or newer. ${system.steps(".")}`;
  await writeExport(folder, title, new Map([...system.files(await policySources(), question), ["README.md", readme]]));
  stdout.write(`Wrote the policy for ${system.summary} to ${quoted(folder)}.\n\n${system.steps(quoted(folder))}`);
  return exitCode.pass;
}

const quoted = (folder: string): string => (/^[\w./\\:-]+$/.test(folder) ? folder : escaped(JSON.stringify(folder)));
