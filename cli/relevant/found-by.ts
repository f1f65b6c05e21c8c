import { catalogue, controls } from "../../spec";
import { isList, isObject, type Json, type JsonObject } from "../read/json";
import { callingsIn, namesIn, textsOf } from "./texts";
import { field, marks, type Side, type Thing } from "./world";

const relevance: Readonly<Record<string, readonly (readonly string[])[]>> = catalogue.relevance;
const sides: readonly Side[] = ["applied", "found", "after"];

/** Whether a type is one of those of which an estate has many that are in no chain; of the others each object is kept. */
export const isMassType = (type: string): boolean => Object.hasOwn(relevance, type);

/** First parts of the attributes by which objects of a type are found. */
export const findingAttributes = (type: string): readonly string[] => [
  ...new Set((relevance[type] ?? []).flat().map((path) => path.split(".", 1)[0] ?? "")),
];

function* valuesAt(value: Json | undefined, path: readonly string[]): Generator<Json> {
  const [name, ...rest] = path;
  if (isList(value)) {
    for (const element of value) yield* valuesAt(element, path);
  } else if (name === undefined) {
    if (value !== undefined) yield value;
  } else if (isObject(value)) {
    yield* valuesAt(field(value, name), rest);
  }
}

// The rule of a composite alarm names alarms: ALARM("name") OR OK(arn:…).
const namesInRule = (rule: string): readonly string[] =>
  [...rule.matchAll(/[A-Z]+\(\s*"?([^")]*?)"?\s*\)/g)].map(([, name = ""]) => name);

const textsAt = (values: JsonObject, path: string): readonly string[] =>
  [...valuesAt(values, path.split("."))]
    .flatMap((value) => (path === "alarm_rule" && typeof value === "string" ? namesInRule(value) : [...textsOf(value)]))
    .flatMap(callingsIn);

const joined = (parts: readonly (readonly string[])[]): readonly string[] =>
  parts.reduce<readonly string[]>(
    (beginnings, texts) =>
      beginnings.flatMap((beginning) => texts.map((text) => (beginning === "" ? text : `${beginning}\u0000${text}`))),
    [""],
  );

/** Everything by which an object is found: texts, or several joined that only together tell it. */
export function* namesOf({ type, values }: Thing): Generator<string> {
  for (const side of sides) {
    const of = values[side];
    if (of === undefined || (side === "applied" && of === values.found)) continue;
    for (const paths of relevance[type] ?? []) {
      for (const name of joined(paths.map((path) => textsAt(of, path)))) if (name !== "") yield name;
    }
  }
}

/** Everything that an object says: what it is found by, and each of its texts. */
export function* saidBy(thing: Thing): Generator<string> {
  yield* namesOf(thing);
  for (const side of sides) {
    const of = thing.values[side];
    if (of === undefined || (side === "applied" && of === thing.values.found)) continue;
    for (const text of textsOf(of)) yield* namesIn(text);
  }
}

const telling: readonly string[] = [
  ...new Set(
    Object.values(controls).flatMap(({ must_match, must_not_match }) => [
      ...must_match.map(({ eventName = "" }) => eventName),
      ...[...must_match, ...must_not_match].flatMap(Object.keys),
    ]),
  ),
];

/** Whether a metric filter may aim at an event of a control: its pattern names what tells these from others, or is not known. */
export const mayAim = ({ type, values, unknown }: Thing): boolean =>
  type === "aws_cloudwatch_log_metric_filter" &&
  (marks(unknown["pattern"]) ||
    sides.some((side) => {
      const of = values[side];
      const pattern = of?.["pattern"];
      return of !== undefined && (typeof pattern !== "string" || telling.some((word) => pattern.includes(word)));
    }));
