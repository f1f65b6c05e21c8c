import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Json } from "../../cli/read/json";

/** Name of a plan, `reject/…` or `accept/…`, → what it does, and why it must be judged so. */
export const doubted: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(__dirname, "cases.json"), "utf8"),
);

/** The whole document of a plan: a small edit of one that Terraform made. */
export const doubtedPlan = (name: string): Json =>
  JSON.parse(gunzipSync(readFileSync(join(__dirname, `${name}.json.gz`))).toString("utf8"));
