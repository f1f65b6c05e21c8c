// A backend becomes what Terraform reads, or is refused with what is wrong: each kind, as synthesised.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { App, Testing } from "../../../modules/parts/cdktf";
import { MonitoringStack } from "../../../modules/shipped/monitoring-stack";
import { settingsFrom } from "../../../modules/shipped/settings";
import { placeOfState, type StateBackend } from "../../../modules/shipped/state-backend";
import { config } from "../synthesised";

const root = join(__dirname, "..", "..", "..");
const key = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const address = "https://gitlab.example.com/api/v4/projects/1/terraform/state/keepwatch";

const synthesisedWith = (backend: StateBackend): { readonly terraform: object; readonly said: readonly string[] } => {
  // As main.ts makes it: Testing's own app has its folder elsewhere
  const stack = new MonitoringStack(new App({ outdir: join(process.cwd(), "cdktf.out") }), "keepwatch", {
    ...config,
    backend,
  });
  const { required_providers: _, ...terraform } = JSON.parse(Testing.synth(stack)).terraform;
  const said = stack.node.metadata.filter(({ type }) => type === "@cdktf/info").map(({ data }) => data);
  return { terraform, said };
};

test.each<[string, StateBackend, object, string]>([
  [
    "a bucket, in the chain's region, locked by a file",
    { kind: "s3", bucket: "states", key: "security/keepwatch.tfstate" },
    {
      backend: {
        s3: {
          bucket: "states",
          key: "security/keepwatch.tfstate",
          region: "us-east-1",
          encrypt: true,
          use_lockfile: true,
        },
      },
    },
    "s3://states/security/keepwatch.tfstate, locked by a file beside it",
  ],
  [
    "a bucket elsewhere, with a key",
    { kind: "s3", bucket: "states", key: "keepwatch", region: "eu-west-1", keyArn: key },
    {
      backend: {
        s3: {
          bucket: "states",
          key: "keepwatch",
          region: "eu-west-1",
          encrypt: true,
          kms_key_id: key,
          use_lockfile: true,
        },
      },
    },
    "s3://states/keepwatch, locked by a file beside it",
  ],
  [
    "a service that locks",
    { kind: "http", address, lockAddress: `${address}/lock`, lockMethod: "POST", unlockMethod: "DELETE" },
    {
      backend: {
        http: {
          address,
          lock_address: `${address}/lock`,
          unlock_address: `${address}/lock`,
          lock_method: "POST",
          unlock_method: "DELETE",
        },
      },
    },
    address,
  ],
  [
    "a service that does not",
    { kind: "http", address: `${address}?token=secret` },
    { backend: { http: { address: `${address}?token=secret` } } },
    `${address}, not locked`,
  ],
  [
    "a workspace",
    { kind: "cloud", organization: "example", workspace: "keepwatch" },
    { cloud: { organization: "example", hostname: "app.terraform.io", workspaces: { name: "keepwatch" } } },
    'workspace "keepwatch" of "example" at app.terraform.io',
  ],
  [
    "a file, from the folder that Terraform runs in to the project's",
    { kind: "local", path: "state/keepwatch.tfstate" },
    { backend: { local: { path: "../../../state/keepwatch.tfstate" } } },
    "state/keepwatch.tfstate, a file of this machine",
  ],
])("the state of the stack lies in %s", (_, backend, terraform, place) => {
  expect(synthesisedWith(backend)).toEqual({ terraform, said: [`state: ${place}`] });
  expect(settingsFrom({ ...config, backend })).toEqual({ ...config, backend });
});

test.each([
  [{ kind: "gcs" }, 'setting "keepwatch.backend.kind" is "gcs": use one of s3, http, cloud, local'],
  [{ kind: "s3", bucket: "states" }, 'setting "keepwatch.backend.key" is missing'],
  [
    { kind: "s3", bucket: "arn:aws:s3:::states", key: "k" },
    'settings "keepwatch": backend bucket "arn:aws:s3:::states" is not the name of a bucket',
  ],
  [
    { kind: "s3", bucket: "states", key: "/k" },
    'settings "keepwatch": backend key "/k" does not fit: give one such as "security/keepwatch.tfstate"',
  ],
  [
    { kind: "s3", bucket: "states", key: "k", region: "Ireland" },
    'settings "keepwatch": backend region "Ireland" is not a region: give one such as "eu-central-1"',
  ],
  [
    { kind: "s3", bucket: "states", key: "k", keyArn: "alias/states" },
    'settings "keepwatch": key "alias/states" of the backend is not the ARN of a key',
  ],
  [
    { kind: "http", address: "https://me:secret@example.com" },
    'settings "keepwatch": backend address is not an https address, or contains a user: use https, because a state holds secrets, and give the user in TF_HTTP_USERNAME and TF_HTTP_PASSWORD',
  ],
  [
    { kind: "http", address, lockMethod: "POST" },
    'settings "keepwatch": backend lockMethod is given without a lockAddress: give both',
  ],
  [
    { kind: "http", address, lockAddress: address, unlockMethod: "delete" },
    'settings "keepwatch": backend unlockMethod "delete" is not a method of HTTP',
  ],
  [
    { kind: "cloud", organization: "an example", workspace: "w" },
    'settings "keepwatch": backend organization "an example" is not the name of one',
  ],
  [
    { kind: "cloud", organization: "o", workspace: "w", hostname: "https://app.terraform.io" },
    'settings "keepwatch": backend hostname "https://app.terraform.io" is not the name of a host: give one such as "app.terraform.io"',
  ],
  [
    { kind: "local", path: "/tmp/state" },
    'settings "keepwatch": backend path "/tmp/state" is not one from the project\'s folder: give one such as "state/keepwatch.tfstate"',
  ],
])("%j is refused", (backend, sentence) => {
  expect(() => settingsFrom({ ...config, backend })).toThrow(new Error(sentence));
});

test("without a backend the place is told, and what to do where others deploy, too", () => {
  expect(placeOfState(undefined, "keepwatch")).toBe(
    'terraform.keepwatch.tfstate, a file of this machine: give "backend" where others are to deploy, too',
  );
});

test("git ignores what a deployment writes", () => {
  const written = [
    "terraform.keepwatch.tfstate",
    "terraform.keepwatch.tfstate.backup",
    ".terraform.keepwatch.tfstate.lock.info",
    "state/keepwatch.tfstate",
    "cdktf.out/stacks/keepwatch/cdk.tf.json",
    "cdktf.out/stacks/keepwatch/plan",
    ".gen/providers/aws/index.ts",
    ".terraform/providers/x",
    "plan.bin",
    "keepwatch.tfplan",
    "cdktf.log",
    "crash.log",
  ];
  const ignored = written.filter((path) => spawnSync("git", ["check-ignore", "-q", path], { cwd: root }).status === 0);
  expect(ignored).toEqual(written);
});
