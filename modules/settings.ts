import { settingsForm } from "./config-forms";
import type { IamPolicyChangeMonitoringConfig } from "./monitoring-config";
import { monitoringErrors } from "./monitoring-errors";

/** Settings of the shipped stack: the context key `keepwatch` of cdktf.json. */
export type Settings = Omit<IamPolicyChangeMonitoringConfig, "provider">;

/**
 * The settings in a context value.
 *
 * @throws with one sentence a flaw, each naming its key, if a key is unknown or missing or a value is wrong
 */
export const settingsFrom = (context: unknown): Settings => {
  if (typeof context !== "object" || context === null || Array.isArray(context)) {
    throw new Error('setting "keepwatch" is missing: add it to "context" in cdktf.json');
  }
  const errors = settingsForm("keepwatch", context);
  if (errors.length > 0) {
    throw new Error(errors.join("\n"));
  }
  const settings = context as Settings;
  const mistakes = monitoringErrors(settings);
  if (mistakes.length > 0) {
    throw new Error(mistakes.map((mistake) => `settings "keepwatch": ${mistake}`).join("\n"));
  }
  return settings;
};
