import { Token } from "./cdktf";

/** What is wrong with the value of a setting, one sentence a flaw that names the setting; empty where nothing is. */
export type Form = (setting: string, value: unknown) => string[];

/** The forms of an object's values by key; `?` ends a key that may be missing. */
export type Fields = Readonly<Record<string, Form>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isPlain = (value: object): boolean =>
  [Object.prototype, Array.prototype, null].includes(Object.getPrototypeOf(value));

/** Longest value that a sentence shows, in characters. */
const longestShown = 200;

/** A value as a sentence shows it. What is no data, such as a construct, is shown by its class: it may hold its whole tree. */
const shown = (value: unknown): string => {
  const parents: unknown[] = [];
  const replaced = function (this: unknown, _: string, item: unknown): unknown {
    while (parents.length > 0 && parents.at(-1) !== this) parents.pop();
    if (typeof item === "bigint" || typeof item === "function" || typeof item === "symbol") return `(a ${typeof item})`;
    if (typeof item !== "object" || item === null) return item;
    if (parents.includes(item)) return "(itself)";
    if (!isPlain(item)) return `(a ${item.constructor.name})`;
    parents.push(item);
    return item;
  };
  const json = (JSON.stringify(value, replaced) ?? "undefined").replaceAll(/"(\((?:a \w+|itself)\))"/g, "$1");
  return json.length > longestShown ? `${json.slice(0, longestShown)}…` : json;
};

const wrong = (setting: string, value: unknown, words: string): string[] =>
  setting === ""
    ? [`the config is ${shown(value)}: give ${words}`]
    : [`setting "${setting}" is ${shown(value)}: give ${words}`];

const unless =
  (fits: (value: unknown) => boolean, words: string): Form =>
  (setting, value) =>
    fits(value) ? [] : wrong(setting, value, words);

/** The path of a key within a setting; "" is the whole config. */
const within = (setting: string, key: string): string => (setting === "" ? key : `${setting}.${key}`);

/** What its own type looks after: no JSON can have it. */
export const anything: Form = () => [];

/** A string. */
export const text: Form = unless((value) => typeof value === "string", "a string");

/** `true` or `false`. */
export const flag: Form = unless((value) => typeof value === "boolean", "true or false");

/** A whole number, or one that only Terraform knows. */
export const wholeNumber: Form = unless(
  (value) => typeof value === "number" && (Token.isUnresolved(value) || Number.isSafeInteger(value)),
  "a whole number",
);

/** An object whose values are all strings, or a map that only Terraform knows. */
export const texts: Form = unless(
  (value) =>
    Token.isUnresolved(value) || (isObject(value) && Object.values(value).every((item) => typeof item === "string")),
  "an object of strings",
);

/** A list of what has one form. */
export const list =
  (form: Form): Form =>
  (setting, value) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => form(`${setting}[${index}]`, item))
      : wrong(setting, value, "a list");

/** An object with these keys and no other. */
export const object =
  (fields: Fields): Form =>
  (setting, value) => {
    if (!isObject(value)) {
      return wrong(setting, value, "an object");
    }
    const forms = new Map(Object.entries(fields).map(([key, form]) => [key.replace(/\?$/, ""), form]));
    return [
      ...Object.keys(fields)
        .filter((key) => !key.endsWith("?") && value[key] === undefined)
        .map((key) => `setting "${within(setting, key)}" is missing`),
      ...Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .flatMap(
          ([key, item]) =>
            forms.get(key)?.(within(setting, key), item) ?? [
              `setting "${within(setting, key)}" is unknown: use one of ${[...forms.keys()].join(", ")}`,
            ],
        ),
    ];
  };

/** An object of one of several kinds, told apart by the value of a key. */
export const union =
  (tag: string, kinds: Readonly<Record<string, Fields>>): Form =>
  (setting, value) => {
    const known = Object.keys(kinds).join(", ");
    if (!isObject(value)) {
      return wrong(setting, value, `an object whose "${tag}" is one of ${known}`);
    }
    const kind = value[tag];
    if (typeof kind === "string" && Object.hasOwn(kinds, kind)) {
      return object({ [tag]: text, ...kinds[kind] })(setting, value);
    }
    return kind === undefined
      ? [`setting "${within(setting, tag)}" is missing: use one of ${known}`]
      : [`setting "${within(setting, tag)}" is ${shown(kind)}: use one of ${known}`];
  };

/** A link that is created, of parts that may be given, or exists, and is identified. */
export const link = (parts: Fields, identity: Fields): Form => union("kind", { created: parts, existing: identity });

/**
 * What is wrong with a config, one sentence a flaw; empty where nothing is.
 *
 * A program without types can give anything: what has not the form is no config that the other checks could read.
 */
export const formedErrors = <C>(form: Form, config: C, others: (config: C) => string[]): string[] => {
  const errors = form("", config);
  return errors.length > 0 ? errors : others(config);
};
