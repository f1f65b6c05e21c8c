import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "./modules/parts/cdktf";
import { MonitoringStack } from "./modules/shipped/monitoring-stack";
import { settingsFrom } from "./modules/shipped/settings";

// The CDKTF command hands the context of cdktf.json over by environment; run on its own, this file reads it itself.
const { context } = JSON.parse(readFileSync(join(__dirname, "cdktf.json"), "utf8"));
const app = new App({ context });

try {
  new MonitoringStack(app, "keepwatch", settingsFrom(app.node.tryGetContext("keepwatch")));
  app.synth();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
