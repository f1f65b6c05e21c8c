import { setFlagsFromString } from "node:v8";

/** Releases of Node.js whose V8 knows the flags. Another one would complain on standard error. */
const knowing: ReadonlySet<string> = new Set(["20", "21", "22", "23", "24"]);

// Of a small plan, most functions of the policy run a few times only. To optimise them takes longer than it saves, on
// processors that a pipeline may not have. With a large plan, those that matter to it soon have run so many bytes.
const tieringBudget = 400_000_000;

/**
 * Tells V8 to run the policy first, and to optimise only what runs long. For a process of our own: the flags hold for all
 * of it.
 */
export function preferQuickStart(): void {
  const [major = ""] = process.versions.node.split(".");
  if (process.versions["bun"] !== undefined || !knowing.has(major)) return;
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
  // What is built while a document is read goes at once: room for more of it takes more memory, and no less time.
  setFlagsFromString("--semi-space-growth-factor=1");
  // The policy is our own, and each of its functions is still validated before it runs
  setFlagsFromString("--wasm-lazy-validation");
}
