import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, answerOf, outputOf } from "./command";
import { fakeKeys, withoutAws } from "./moto";
import type { Stack } from "./stack";

/** A folder that `terraform init` has been through, whose providers others may share. */
export interface Initialised {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What Terraform is asked to plan. */
export interface Planned {
  readonly stack: Stack;
  /** State to start from; none for a first creation. */
  readonly state?: string;
  /** Settings that override the stack's own. */
  readonly override?: Readonly<Record<string, unknown>>;
  /** Further options of `terraform plan`. */
  readonly options?: readonly string[];
}

/**
 * Terraform's environment: no telemetry, no questions, providers from a mirror where KEEPWATCH_PROVIDER_MIRROR names one.
 *
 * @param folder where the CLI configuration is written
 */
export const terraformEnvironment = (folder: string): NodeJS.ProcessEnv => {
  const environment = { CHECKPOINT_DISABLE: "1", TF_IN_AUTOMATION: "1", TF_INPUT: "0" };
  const mirror = process.env["KEEPWATCH_PROVIDER_MIRROR"];
  if (!mirror) {
    return environment;
  }
  const config = join(folder, "terraform.tfrc");
  const cache = join(folder, "plugin-cache");
  mkdirSync(cache, { recursive: true });
  writeFileSync(
    config,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\n`,
  );
  return { ...environment, TF_CLI_CONFIG_FILE: config, TF_PLUGIN_CACHE_DIR: cache };
};

/** The stack with its state beside it: CDKTF writes the state's whole path into the stack. */
export const withLocalState = (stack: Stack): Stack => {
  const { backend: _, ...terraform } = stack["terraform"] as Readonly<Record<string, unknown>>;
  return { ...stack, terraform };
};

/**
 * The stack without its guards against destruction: whoever takes a link away takes its guard away with it, and what the gate
 * says must not hang on guards.
 */
const unguarded = (stack: Stack): Stack =>
  JSON.parse(JSON.stringify(stack), (key, value) => (key === "prevent_destroy" ? undefined : value));

/** Lays out a folder in which Terraform can plan at once, with the providers of an initialised one. */
const layOut = (folder: string, initialised: Initialised, { stack, state, override }: Planned): void => {
  mkdirSync(join(folder, ".terraform"), { recursive: true });
  symlinkSync(join(initialised.folder, ".terraform", "providers"), join(folder, ".terraform", "providers"));
  cpSync(join(initialised.folder, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(unguarded(withLocalState(stack)), undefined, 2));
  if (state !== undefined) {
    writeFileSync(join(folder, "terraform.tfstate"), state);
  }
  if (override) {
    writeFileSync(join(folder, "provider_override.tf.json"), JSON.stringify(override));
  }
};

/** Plans in a new folder and returns the path of the plan file there. */
export const plan = async (folder: string, initialised: Initialised, planned: Planned): Promise<string> => {
  layOut(folder, initialised, planned);
  const file = join(folder, "plan.bin");
  await outputOf("terraform", ["plan", "-input=false", "-lock=false", `-out=${file}`, ...(planned.options ?? [])], {
    folder,
    environment: initialised.environment,
  });
  return file;
};

/** Applies a stack in a new folder and returns the state. */
export const apply = (folder: string, initialised: Initialised, planned: Planned): Promise<Answer> => {
  layOut(folder, initialised, planned);
  return answerOf("terraform", ["apply", "-input=false", "-auto-approve"], {
    folder,
    environment: initialised.environment,
  });
};

/** A plan file as JSON. */
export const show = (folder: string, initialised: Initialised): Promise<string> =>
  outputOf("terraform", ["show", "-json", "plan.bin"], { folder, environment: initialised.environment });

/**
 * Provider settings under which a first creation is planned without a call to AWS: nobody is asked whose keys these are.
 */
export const offline = {
  provider: {
    aws: {
      allowed_account_ids: [],
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      skip_requesting_account_id: true,
    },
  },
} as const;

/** The environment of a plan that asks AWS nothing. */
export const offlineEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...withoutAws(process.env),
  ...fakeKeys,
  ...terraformEnvironment(folder),
});
