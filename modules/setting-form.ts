/** What is wrong with the value of a setting, one sentence a flaw that names the setting; empty where nothing is. */
export type Form = (setting: string, value: unknown) => string[];

/** The forms of an object's values by key; `?` ends a key that may be missing. */
export type Fields = Readonly<Record<string, Form>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const unless =
  (fits: (value: unknown) => boolean, words: string): Form =>
  (setting, value) =>
    fits(value) ? [] : [`setting "${setting}" is ${JSON.stringify(value)}: give ${words}`];

/** A string. */
export const text: Form = unless((value) => typeof value === "string", "a string");

/** `true` or `false`. */
export const flag: Form = unless((value) => typeof value === "boolean", "true or false");

/** An object whose values are all strings. */
export const texts: Form = unless(
  (value) => isObject(value) && Object.values(value).every((item) => typeof item === "string"),
  "an object of strings",
);

/** A list of what has one form. */
export const list =
  (form: Form): Form =>
  (setting, value) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => form(`${setting}[${index}]`, item))
      : [`setting "${setting}" is ${JSON.stringify(value)}: give a list`];

/** An object with these keys and no other. */
export const object =
  (fields: Fields): Form =>
  (setting, value) => {
    if (!isObject(value)) {
      return [`setting "${setting}" is ${JSON.stringify(value)}: give an object`];
    }
    const forms = new Map(Object.entries(fields).map(([key, form]) => [key.replace(/\?$/, ""), form]));
    return [
      ...Object.keys(fields)
        .filter((key) => !key.endsWith("?") && value[key] === undefined)
        .map((key) => `setting "${setting}.${key}" is missing`),
      ...Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .flatMap(
          ([key, item]) =>
            forms.get(key)?.(`${setting}.${key}`, item) ?? [
              `setting "${setting}.${key}" is unknown: use one of ${[...forms.keys()].join(", ")}`,
            ],
        ),
    ];
  };

/** An object of one of several kinds, told apart by the value of a key. */
export const union =
  (tag: string, kinds: Readonly<Record<string, Fields>>): Form =>
  (setting, value) => {
    const kind = isObject(value) ? value[tag] : undefined;
    return typeof kind === "string" && Object.hasOwn(kinds, kind)
      ? object({ [tag]: text, ...kinds[kind] })(setting, value)
      : [
          `setting "${setting}" is ${JSON.stringify(value)}: give an object whose "${tag}" is one of ${Object.keys(kinds).join(", ")}`,
        ];
  };
