// `node scripts/keep-code.js`, after the command was bundled: keeps what V8 makes of it beside it, with the functions that a judgement calls.
// cli/start.ts reads it.
const { mkdtempSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const v8 = require("node:v8");
const vm = require("node:vm");

const dist = join(__dirname, "..", "dist");
const folder = mkdtempSync(join(tmpdir(), "keepwatch-code-"));
const plan = join(folder, "plan.json");

const topic = { name: "a" };
const document = {
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: {} },
  configuration: { root_module: {} },
  resource_changes: [
    {
      address: "aws_sns_topic.a",
      mode: "managed",
      type: "aws_sns_topic",
      name: "a",
      provider_name: "registry.terraform.io/hashicorp/aws",
      change: { actions: ["no-op"], before: topic, after: topic, after_unknown: {} },
    },
  ],
};

let command;
const { Script } = vm;
vm.Script = class extends Script {
  constructor(...given) {
    super(...given);
    command = this;
  }
};
// V8 takes only what it made under the same flags: those of a start, before the command sets its own.
v8.setFlagsFromString = () => undefined;

process.once("exit", (code) => {
  rmSync(folder, { recursive: true });
  if (code !== 0) throw new Error(`the bundled command ended with ${code}`);
  writeFileSync(join(dist, `command.${process.versions.v8}-${process.arch}.cache`), command.createCachedData());
});
writeFileSync(plan, JSON.stringify(document));
process.argv = [process.execPath, join(dist, "keepwatch.cjs"), "gate", "--quiet", plan];
require(join(dist, "keepwatch.cjs"));
