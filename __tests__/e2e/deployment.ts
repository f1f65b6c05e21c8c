import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, editOf, extended, optionsOf } from "./changes";
import { outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import type { Stack } from "./stack";
import { apply, type Initialised, offline, offlineEnvironment, plan, show, terraformEnvironment } from "./terraform";

/** The stack as shipped, deployed to a simulated account, with room to plan changes of it. */
export interface Deployment {
  readonly account: Moto;
  /** The stack as it was synthesised. */
  readonly stack: Stack;
  /** What `terraform output -json` says. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Plans a change in a folder of its own, hands the folder to `use`, and takes back what the change did to the account. */
  readonly planned: <T>(
    change: Change,
    use: (folder: string, shown: () => Promise<string>) => Promise<T>,
  ) => Promise<T>;
  /** Ends the account and removes every folder. */
  readonly end: () => void;
}

const project = join(__dirname, "..", "..");

/** What `cdktf` needs of the project. Linked, so that state and output stay out of the project's folder. */
const linked = [
  "cdktf.json",
  "main.ts",
  "modules",
  "node_modules",
  "package.json",
  "policies",
  "spec.ts",
  "tsconfig.json",
];

/** Starts an account and deploys the shipped stack to it, by the command that a user gives. */
export const deploy = async (): Promise<Deployment> => {
  // Real path: macOS links its temporary folder, and Terraform's paths are compared
  const root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-e2e-")));
  const account = await startMoto();
  const end = () => {
    account.stop();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    return { ...(await deployed(root, account)), account, end };
  } catch (error) {
    end();
    throw error;
  }
};

const deployed = async (root: string, account: Moto): Promise<Omit<Deployment, "account" | "end">> => {
  const home = join(root, "project");
  mkdirSync(home);
  for (const name of linked) {
    symlinkSync(join(project, name), join(home, name));
  }
  const environment = { ...account.environment, ...terraformEnvironment(root) };
  await outputOf("npx", ["cdktf", "deploy", "--auto-approve", "--skip-provider-lock", "keepwatch"], {
    folder: home,
    environment,
  });
  const shipped: Initialised = { folder: join(home, "cdktf.out", "stacks", "keepwatch"), environment };
  const stack: Stack = JSON.parse(readFileSync(join(shipped.folder, "cdk.tf.json"), "utf8"));
  const state = readFileSync(join(home, "terraform.keepwatch.tfstate"), "utf8");
  const outputs = JSON.parse(await outputOf("terraform", ["output", "-json"], shipped));

  let extendedState: Promise<string> | undefined;
  const extend = (): Promise<string> => {
    extendedState ??= apply(join(root, "extended"), shipped, { stack: extended(stack), state }).then(() =>
      readFileSync(join(root, "extended", "terraform.tfstate"), "utf8"),
    );
    return extendedState;
  };

  const planned: Deployment["planned"] = async (change, use) => {
    const folder = mkdtempSync(join(root, `${change.id}-`));
    const edited = editOf(change)(change.from === "extended" ? extended(stack) : stack);
    const isFirst = change.from === "nothing";
    const start = isFirst ? { override: offline } : { state: change.from === "extended" ? await extend() : state };
    const initialised = isFirst ? { ...shipped, environment: offlineEnvironment(root) } : shipped;
    const planAndUse = async () => {
      await plan(folder, initialised, { stack: edited, options: optionsOf(change, edited), ...start });
      return use(folder, () => show(folder, initialised));
    };
    try {
      return await (change.behind ? account.during(change.behind, planAndUse) : planAndUse());
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
  return { stack, outputs, planned };
};
