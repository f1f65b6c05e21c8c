import { cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files } from "../plans/shapes/edit";
import type { Stack } from "../plans/shipped/stack";
import { outputOf } from "./command";
import { fakeKeys, withoutAws } from "./moto";

/** A folder that `terraform init` has been through, whose providers others may share. */
export interface Initialised {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** What Terraform is asked to plan. */
export interface Planned {
  readonly files: Files;
  /** State to start from; none for a first creation. */
  readonly state?: string;
  /** Further options of `terraform plan`. */
  readonly options?: readonly string[];
}

/** The program that plans: Terraform, or the one that KEEPWATCH_TERRAFORM names, as a path or as a command on PATH. */
export const terraform = process.env["KEEPWATCH_TERRAFORM"] ?? "terraform";

/** Name and version of the program that plans now. */
export const presentProgram = async (): Promise<string> => {
  const version = await outputOf(terraform, ["version"], { folder: process.cwd(), environment: process.env });
  const [, product, number] = /^(Terraform|OpenTofu) v(\S+)/.exec(version) ?? [];
  return `${product === "OpenTofu" ? "tofu" : "terraform"}-${number}`;
};

/**
 * Terraform's environment: no telemetry, no questions, providers from a mirror where KEEPWATCH_PROVIDER_MIRROR names one.
 *
 * @param folder where the CLI configuration is written
 */
export const terraformEnvironment = (folder: string): NodeJS.ProcessEnv => {
  const environment = {
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    // What cdktf runs
    TERRAFORM_BINARY_NAME: terraform,
  };
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

/**
 * The stack without its guards against destruction: whoever takes a link away takes its guard away with it, and what the gate
 * says must not hang on guards.
 */
const unguarded = (stack: Stack): Stack =>
  JSON.parse(JSON.stringify(stack), (key, value) => (key === "prevent_destroy" ? undefined : value));

/** The stack's configuration with its state beside it: CDKTF writes the state's whole path into the stack. */
export const filesOf = (stack: Stack): Files => {
  const { backend: _, ...terraform } = stack["terraform"] as Readonly<Record<string, unknown>>;
  return { "cdk.tf.json": JSON.stringify(unguarded({ ...stack, terraform }), undefined, 2) };
};

/** Writes the files of a configuration, with the folders that they are in. */
export const write = (folder: string, files: Files): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** Lays out a folder in which Terraform can plan at once, with the providers of an initialised one. */
const layOut = (folder: string, initialised: Initialised, { files, state }: Planned): void => {
  mkdirSync(join(folder, ".terraform"), { recursive: true });
  symlinkSync(join(initialised.folder, ".terraform", "providers"), join(folder, ".terraform", "providers"));
  cpSync(join(initialised.folder, ".terraform.lock.hcl"), join(folder, ".terraform.lock.hcl"));
  write(folder, files);
  if (state !== undefined) {
    writeFileSync(join(folder, "terraform.tfstate"), state);
  }
};

/** Copies the modules of a configuration's own folders to where Terraform looks for them. */
const getModules = async (folder: string, { environment }: Initialised, { files }: Planned): Promise<void> => {
  if (Object.values(files).some((text) => text.includes("\nmodule "))) {
    await outputOf(terraform, ["get"], { folder, environment });
  }
};

/** Plans in a new folder and returns the path of the plan file there. */
export const plan = async (folder: string, initialised: Initialised, planned: Planned): Promise<string> => {
  layOut(folder, initialised, planned);
  await getModules(folder, initialised, planned);
  const file = join(folder, "plan.bin");
  await outputOf(terraform, ["plan", "-input=false", "-lock=false", `-out=${file}`, ...(planned.options ?? [])], {
    folder,
    environment: initialised.environment,
  });
  return file;
};

/** Applies a configuration in a new folder, where its state is afterwards. */
export const apply = async (folder: string, initialised: Initialised, planned: Planned): Promise<void> => {
  layOut(folder, initialised, planned);
  await getModules(folder, initialised, planned);
  await outputOf(terraform, ["apply", "-input=false", "-auto-approve"], {
    folder,
    environment: initialised.environment,
  });
};

/** A plan file as JSON. */
export const show = (folder: string, initialised: Initialised): Promise<string> =>
  outputOf(terraform, ["show", "-json", "plan.bin"], { folder, environment: initialised.environment });

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
