// Construct, stack and modules take the same settings, or docs/same-settings.md says why not: compared with the types and the variables.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chainForm } from "../modules/chain/chain-form";
import { settingsForm } from "../modules/shipped/settings";
import { sameSettings, sameSettingsPage } from "../terraform-module/same-settings";
import { variants } from "../terraform-module/variants";

/** Objects within a config, by the path that the table has for them; each has keys of its own. */
const objects: readonly (readonly [string, readonly string[], object])[] = [
  ["", [], {}],
  ["trail", ["trail"], { kind: "created" }],
  ["trail.bucket", ["trail", "bucket"], { kind: "created" }],
  ["trail.bucket (existing)", ["trail", "bucket"], { kind: "existing" }],
  ["trail.bucket.accessLogs", ["trail", "bucket", "accessLogs"], { kind: "created" }],
  ["trail.bucket.accessLogs (existing)", ["trail", "bucket", "accessLogs"], { kind: "existing" }],
  ["trail.bucket.lifecycle", ["trail", "bucket", "lifecycle"], {}],
  ["trail.bucket.lifecycle.archive", ["trail", "bucket", "lifecycle", "archive"], {}],
  ["trail.bucket.replication", ["trail", "bucket", "replication"], {}],
  ["trail.key", ["trail", "key"], { kind: "created" }],
  ["trail.key (existing)", ["trail", "key"], { kind: "existing" }],
  ["trail.deliveryRole", ["trail", "deliveryRole"], { kind: "created" }],
  ["trail.deliveryRole (existing)", ["trail", "deliveryRole"], { kind: "existing" }],
  ["trail.organization", ["trail", "organization"], {}],
  ["logGroup", ["logGroup"], { kind: "created" }],
  ["logGroup.key", ["logGroup", "key"], { kind: "created" }],
  ["logGroup.key (existing)", ["logGroup", "key"], { kind: "existing" }],
  ["logGroup (existing)", ["logGroup"], { kind: "existing" }],
  ["metricFilter", ["metricFilter"], {}],
  ["alarm", ["alarm"], {}],
  ["topic", ["topic"], { kind: "created" }],
  ["topic.key", ["topic", "key"], { kind: "created" }],
  ["topic.key (existing)", ["topic", "key"], { kind: "existing" }],
  ["topic (existing)", ["topic"], { kind: "existing" }],
];

const protocols = ["email", "email-json", "sms", "https", "http", "sqs", "lambda", "firehose", "application"];

/** Puts an object where a path leads; every link on the way is created. */
const placed = ([first, ...others]: readonly string[], inner: object): object =>
  first === undefined ? inner : { [first]: others.length > 0 ? { kind: "created", ...placed(others, inner) } : inner };

/** The keys that a form knows at a path: what it says where one is unknown. */
const keysAt = (form: typeof chainForm, path: readonly string[], inner: object): string[] => {
  const unknown = form("", placed(path, { ...inner, unheard: true })).find((error) =>
    error.includes('unheard" is unknown'),
  );
  return (/use one of (.*)$/.exec(unknown ?? "")?.[1]?.split(", ") ?? []).filter((key) => key !== "kind");
};

const settingsOf = (form: typeof chainForm): string[] => {
  const parents = new Set(objects.map(([name]) => name.replace(/ \(existing\)$/, "")));
  const found = objects.flatMap(([name, path, inner]) =>
    keysAt(form, path, inner).map((key) => (name === "" ? key : `${name}.${key}`)),
  );
  const subscribed = protocols.flatMap((protocol) => {
    const [error = ""] = form("", { subscriptions: [{ protocol, unheard: true }] }).filter((one) =>
      one.includes("unheard"),
    );
    return (/use one of (.*)$/.exec(error)?.[1]?.split(", ") ?? []).map((key) => `subscriptions.${key}`);
  });
  return [...new Set([...found.filter((one) => !parents.has(one) && one !== "subscriptions"), ...subscribed])].sort();
};

test("every setting of the construct is in the table, and nothing else", () => {
  const { length } = sameSettings;
  expect(new Set(sameSettings.map(({ setting }) => setting)).size).toBe(length);
  // An existing trail has no setting of its own
  expect([...settingsOf(chainForm), "trail (existing)"].sort()).toEqual(
    sameSettings.map(({ setting }) => setting).sort(),
  );
});

test("the stack lacks only what the table says", () => {
  const lacking = settingsOf(chainForm).filter((setting) => !settingsOf(settingsForm).includes(setting));
  expect(lacking).toEqual(sameSettings.filter(({ notInStack }) => notInStack).map(({ setting }) => setting));
});

test("every variable of every module is in the table, in a module that has it", () => {
  const listed = new Set(sameSettings.flatMap(({ variables = [] }) => variables));
  const known = new Set(variants.flatMap(({ variables }) => Object.keys(variables)));
  expect([...listed].sort()).toEqual([...known].sort());
  const misplaced = sameSettings.filter(
    ({ variables = [], module = "" }) =>
      !variables.every((name) => variants.find(({ folder }) => folder === module)?.variables[name]),
  );
  expect(misplaced.map(({ setting }) => setting)).toEqual([]);
});

test("what no module can say has a reason", () => {
  expect(sameSettings.filter(({ variables, module, notInModule }) => !variables && !module && !notInModule)).toEqual(
    [],
  );
});

test("docs/same-settings.md says what its data says", () => {
  expect(readFileSync(join(__dirname, "..", "docs", "same-settings.md"), "utf8")).toBe(sameSettingsPage());
});
