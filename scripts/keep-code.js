// `node scripts/keep-code.js`, after the command was bundled: keeps what V8 makes of it beside it, with the functions that a judgement calls.
// cli/start.ts reads it.
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const dist = join(__dirname, "..", "dist");
const command = join(dist, "keepwatch.cjs");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-code-"));

/** A plan of so many topics that stay as they are. */
function planOf(topics) {
  const names = Array.from({ length: topics }, (_, number) => `topic_${number}`);
  const resourceOf = (name) => ({ address: `aws_sns_topic.${name}`, mode: "managed", type: "aws_sns_topic", name });
  const resources = names.map((name) => ({ ...resourceOf(name), provider_config_key: "aws", expressions: {} }));
  const root_module = { resources: names.map((name) => ({ ...resourceOf(name), values: { name } })) };
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    configuration: { provider_config: { aws: { name: "aws" } }, root_module: { resources } },
    prior_state: { format_version: "1.0", values: { root_module } },
    resource_changes: names.map((name) => ({
      ...resourceOf(name),
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: { actions: ["no-op"], before: { name }, after: { name }, after_unknown: {} },
    })),
  };
}

// A short plan is read in another way than a long one.
const plans = [1, 1000].map((topics) => {
  const file = join(folder, `${topics}.json`);
  writeFileSync(file, JSON.stringify(planOf(topics)));
  return file;
});

let script;
const { Script } = vm;
vm.Script = class extends Script {
  constructor(...given) {
    super(...given);
    script = this;
  }
};
// V8 takes only what it made under the same flags: those of a start, before the command sets its own.
v8.setFlagsFromString = () => undefined;

function judgeNext() {
  const plan = plans.shift();
  if (plan === undefined) return;
  process.argv = [process.execPath, command, "gate", "--quiet", plan];
  delete require.cache[command];
  require(command);
  // Node.js asks again only where something was left to do.
  setImmediate(() => undefined);
}

process.on("beforeExit", judgeNext);
process.once("exit", (code) => {
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the bundled command ended with ${code}`);
  writeFileSync(join(dist, `command.${process.versions.v8}-${process.arch}.cache`), script.createCachedData());
});
