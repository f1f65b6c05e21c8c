import { chainFields } from "../chain/chain-form";
import type { IamPolicyChangeMonitoringConfig } from "../chain/monitoring-config";
import { monitoringErrors } from "../chain/monitoring-errors";
import { type Form, object } from "../parts/setting-form";
import type { StateBackend } from "./state-backend";
import { backendErrors, backendForm } from "./state-backend-errors";

/** Settings of the shipped stack: the context key `keepwatch` of cdktf.json. */
export interface Settings extends Omit<IamPolicyChangeMonitoringConfig, "provider"> {
  /**
   * Where the state of the stack lies.
   * @default - a file in the project's folder
   */
  readonly backend?: StateBackend;
}

/** The form of the shipped stack's settings, which bring their own provider. */
export const settingsForm: Form = object({ ...chainFields, "backend?": backendForm });

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
  const { backend, ...config } = settings;
  const mistakes = [...monitoringErrors(config), ...(backend ? backendErrors(backend) : [])];
  if (mistakes.length > 0) {
    throw new Error(mistakes.map((mistake) => `settings "keepwatch": ${mistake}`).join("\n"));
  }
  return settings;
};
