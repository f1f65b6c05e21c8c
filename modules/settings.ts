import type { IamPolicyChangeMonitoringConfig } from "./iam-policy-change-monitoring";
import { monitoringErrors } from "./monitoring-errors";

/** Settings of the shipped stack: the context key `keepwatch` of cdktf.json. */
export type Settings = Omit<IamPolicyChangeMonitoringConfig, "provider">;

/** What a setting's value must be. */
interface Form {
  readonly words: string;
  readonly fits: (value: unknown) => boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isString = (value: unknown): value is string => typeof value === "string";
const text: Form = { words: "a string", fits: isString };

/** A link: `{"kind":"created"}`, or `{"kind":"existing"}` with exactly the keys that identify it. */
const link = (...identity: string[]): Form => ({
  words: `{"kind":"created"} or {"kind":"existing"${identity.map((key) => `,"${key}":"…"`).join("")}}`,
  fits: (value) => {
    if (!isRecord(value)) {
      return false;
    }
    const keys = value["kind"] === "existing" ? ["kind", ...identity] : ["kind"];
    return (
      (value["kind"] === "created" || value["kind"] === "existing") &&
      keys.every((key) => isString(value[key])) &&
      Object.keys(value).length === keys.length
    );
  },
});

const forms: Readonly<Record<keyof Settings, Form>> = {
  account: text,
  region: text,
  partition: text,
  name: text,
  tags: {
    words: "an object of strings",
    fits: (value) => isRecord(value) && Object.values(value).every(isString),
  },
  trail: link(),
  logGroup: link("name"),
  topic: link("arn"),
  subscriptions: {
    words: 'a list of {"protocol":"…","endpoint":"…"}',
    fits: (value) =>
      Array.isArray(value) &&
      value.every(
        (item) =>
          isRecord(item) && isString(item["protocol"]) && isString(item["endpoint"]) && Object.keys(item).length === 2,
      ),
  },
};

const mandatory = ["account", "region", "subscriptions"] as const;

const isSetting = (key: string): key is keyof Settings => Object.hasOwn(forms, key);

/**
 * The settings in a context value.
 *
 * @throws with one sentence a flaw, each naming its key, if a key is unknown or missing or a value is wrong
 */
export const settingsFrom = (context: unknown): Settings => {
  if (!isRecord(context)) {
    throw new Error('setting "keepwatch" is missing: add it to "context" in cdktf.json');
  }
  const errors = [
    ...mandatory.filter((key) => context[key] === undefined).map((key) => `setting "keepwatch.${key}" is missing`),
    ...Object.entries(context)
      .filter(([, value]) => value !== undefined)
      .flatMap(([key, value]) => {
        if (!isSetting(key)) {
          return [`setting "keepwatch.${key}" is unknown: use one of ${Object.keys(forms).join(", ")}`];
        }
        return forms[key].fits(value)
          ? []
          : [`setting "keepwatch.${key}" is ${JSON.stringify(value)}: give ${forms[key].words}`];
      }),
  ];
  if (errors.length > 0) {
    throw new Error(errors.join("\n"));
  }
  const settings = context as unknown as Settings;
  const mistakes = monitoringErrors(settings);
  if (mistakes.length > 0) {
    throw new Error(mistakes.map((mistake) => `settings "keepwatch": ${mistake}`).join("\n"));
  }
  return settings;
};
