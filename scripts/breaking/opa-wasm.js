/**
 * Stands for the SDK while the tests run on a policy whose breakages can be switched on: whichever module is loaded, that policy
 * answers. `globalThis.breaking` tells which breakage is on, and is told which would have mattered.
 */
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const sdk = require(join(__dirname, "..", "..", "node_modules", "@open-policy-agent", "opa-wasm"));

const folder = process.env["KEEPWATCH_BREAKING"];
const { count } = JSON.parse(readFileSync(join(folder, "switched.json"), "utf8"));
const compiled = new WebAssembly.Module(readFileSync(join(folder, "policy.wasm")));
/** The policy of the project takes less than a second. A broken one that joins everything with everything never ends. */
const mostTime = 5_000;

const breaking = { reached: new Set(), broken: undefined };
globalThis.breaking = breaking;
let until = 0;
const builtins = {};
for (let position = 0; position < count; position++) {
  builtins[`broken.b${position}`] = () => {
    breaking.reached.add(position);
    if (Date.now() > until) throw new Error("the broken policy takes too long");
    // Nothing is not true, and costs least
    return breaking.broken === position ? true : undefined;
  };
}

/** A policy as the SDK loads it, and anew where a breakage stopped it: what it left in memory would break it for the next one, too. */
const loaded = (memory) => {
  let policy = sdk.loadPolicySync(compiled, memory, builtins);
  let data = {};
  return {
    entrypoints: policy.entrypoints,
    setData: (next) => {
      data = next;
      policy.setData(next);
    },
    evaluate: (...asked) => {
      until = Date.now() + mostTime;
      try {
        return policy.evaluate(...asked);
      } catch (error) {
        policy = sdk.loadPolicySync(compiled, memory, builtins);
        policy.setData(data);
        throw error;
      }
    },
  };
};

module.exports = { ...sdk, loadPolicySync: (_, memory) => loaded(memory) };
