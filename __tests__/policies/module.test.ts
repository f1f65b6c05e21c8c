// policy.wasm is what the sources give, and asks nothing of its host: digest, builtins and entrances are read from the module.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadPolicy } from "@open-policy-agent/opa-wasm";

const root = join(__dirname, "..", "..");
const wasm = readFileSync(join(root, "policies", "policy.wasm"));

test("policy.wasm is compiled from the sources as they stand", () => {
  const digest = execFileSync(process.execPath, [join(root, "scripts", "policy-digest.js")], { encoding: "utf8" });
  expect(digest).toBe(readFileSync(join(root, "policies", "policy.sha256"), "utf8"));
});

test("policy.wasm wants no builtin that the host must supply", async () => {
  const policy = await loadPolicy(new Uint8Array(wasm).buffer);
  const builtins: unknown = Reflect.get(Reflect.get(policy, "wasmInstance"), "exports");
  // The module writes the table of what it wants at this address; "{}" is an empty one.
  const address = (Reflect.get(builtins as object, "builtins") as () => number)();
  const dump = (Reflect.get(builtins as object, "opa_json_dump") as (value: number) => number)(address);
  const memory = new Uint8Array((Reflect.get(policy, "mem") as { readonly buffer: ArrayBuffer }).buffer);
  const end = memory.indexOf(0, dump);
  expect(Buffer.from(memory.subarray(dump, end)).toString("utf8")).toBe("{}");
});

test("the policy has its entrances and no other", async () => {
  const policy = await loadPolicy(new Uint8Array(wasm).buffer);
  expect(Object.keys(policy.entrypoints).sort()).toEqual([
    "drift/judgement",
    "explain/filter_pattern",
    "gate/judgement",
    "picture/drift",
    "picture/plan",
    "posture/judgement",
  ]);
});

test("without the catalogue nothing passes", async () => {
  const policy = await loadPolicy(new Uint8Array(wasm).buffer);
  const [answer] = policy.evaluate({ format_version: "1.2", resource_changes: [], configuration: {} });
  expect(answer.result.unjudgeable).toEqual([{ reason: "catalogue_missing", args: {} }]);
});
