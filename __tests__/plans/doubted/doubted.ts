import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Json } from "../../../cli/read/json";
import { type PlanCase, verdictOf } from "../plan-case";
import doubted from "./cases.json";

/** A plan that was once judged wrongly. */
export interface DoubtedCase extends PlanCase {
  /** What it does, and why it must be judged so. */
  readonly what: string;
  readonly plan: () => Json;
}

const documentOf = (id: string): Json =>
  JSON.parse(gunzipSync(readFileSync(join(__dirname, `${id}.json.gz`))).toString("utf8"));

/** Every plan that was once judged wrongly: a small edit of one that Terraform made, in the folder `reject` or `accept`. */
export const doubtedCases: readonly DoubtedCase[] = Object.entries(doubted).map(([id, one]) => ({
  ...one,
  id,
  making: "edited",
  plan: () => documentOf(id),
  verdict: verdictOf(one.reasons),
}));
