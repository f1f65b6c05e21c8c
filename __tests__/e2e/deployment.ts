import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Change, editOf, optionsOf, starts } from "../plans/shipped/changes";
import type { Stack } from "../plans/shipped/stack";
import { outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import {
  apply,
  filesOf,
  type Initialised,
  offline,
  offlineEnvironment,
  plan,
  show,
  terraform,
  terraformEnvironment,
} from "./terraform";

/** A configuration that is deployed to a simulated account, with room to plan changes of it. */
export interface Planner<C> {
  /** Plans a change in a folder of its own, hands the folder to `use`, and takes back what the change did to the account. */
  readonly planned: <T>(change: C, use: (folder: string, shown: () => Promise<string>) => Promise<T>) => Promise<T>;
  /** Ends the account and removes every folder. */
  readonly end: () => void;
}

/** The stack as shipped, deployed. */
export interface Deployment extends Planner<Change> {
  readonly account: Moto;
  /** The stack as it was synthesised. */
  readonly stack: Stack;
  /** What `terraform output -json` says. */
  readonly outputs: Readonly<Record<string, unknown>>;
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

/**
 * Starts an account and opens a deployment in it; both end together, also where that fails.
 *
 * @param open deploys, with its files in the folder `root`
 */
export const inAccount = async <D>(
  open: (root: string, account: Moto) => Promise<D>,
): Promise<D & Pick<Deployment, "account" | "end">> => {
  // Real path: macOS links its temporary folder, and Terraform's paths are compared
  const root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-e2e-")));
  const account = await startMoto();
  const end = () => {
    account.stop();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    return { ...(await open(root, account)), account, end };
  } catch (error) {
    end();
    throw error;
  }
};

/** Deploys the shipped stack to an account, by the command that a user gives. */
export const deploy = (): Promise<Deployment> => inAccount(deployed);

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
  const outputs = JSON.parse(await outputOf(terraform, ["output", "-json"], shipped));

  const states = new Map<string, Promise<string>>();
  const stateOf = (start: keyof typeof starts): Promise<string> => {
    const known = states.get(start);
    if (known) return known;
    const folder = join(root, start);
    const applied = apply(folder, shipped, { files: filesOf(starts[start](stack)), state }).then(() =>
      readFileSync(join(folder, "terraform.tfstate"), "utf8"),
    );
    states.set(start, applied);
    return applied;
  };

  const planned: Deployment["planned"] = async (change, use) => {
    const folder = mkdtempSync(join(root, `${change.id}-`));
    const isFirst = change.from === "nothing";
    const start = change.from === "nothing" ? undefined : change.from;
    const edited = editOf(change)(start ? starts[start](stack) : stack);
    const from = isFirst ? {} : { state: start ? await stateOf(start) : state };
    const initialised = isFirst ? { ...shipped, environment: offlineEnvironment(root) } : shipped;
    const planAndUse = async () => {
      await plan(folder, initialised, {
        files: { ...filesOf(edited), ...(isFirst ? { "provider_override.tf.json": JSON.stringify(offline) } : {}) },
        options: optionsOf(change, edited),
        ...from,
      });
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
