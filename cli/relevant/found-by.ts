import { catalogue, controls } from "../../spec";
import { field, isList, isObject, type Json, type JsonObject } from "../read/json";
import { tooManyNames } from "../read/refusals";
import { mostNames } from "./names";
import { callingsIn, namesIn, textsOf } from "./texts";
import { marks, type Side, type Thing } from "./thing";

const relevance: Readonly<Record<string, readonly (readonly string[])[]>> = catalogue.relevance;
const sides: readonly Side[] = ["applied", "found", "after"];

/** Whether a type is one of those of which an estate has many that are in no chain; of the others each object is kept. */
export const isMassType = (type: string): boolean => Object.hasOwn(relevance, type);

/** First parts of the attributes by which objects of a type are found. */
export const findingAttributes = (type: string): readonly string[] => attributesOf.get(type) ?? [];

const attributesOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(relevance).map(([type, lists]) => [
    type,
    [...new Set(lists.flat().map((path) => path.split(".", 1)[0] ?? ""))],
  ]),
);

/** A way to find objects: the paths of the attributes that together tell which it is. */
export type Way = readonly (readonly string[])[];

const ways: ReadonlyMap<string, readonly Way[]> = new Map(
  Object.entries(relevance).map(([type, lists]) => [type, lists.map((paths) => paths.map((path) => path.split(".")))]),
);

// The rule of a composite alarm names alarms: ALARM("name") OR OK(arn:…).
const namesInRule = (rule: string): readonly string[] =>
  [...rule.matchAll(/[A-Z]+\(\s*"?([^")]*?)"?\s*\)/g)].map(([, name = ""]) => name);

const collect = (value: Json | undefined, path: readonly string[], depth: number, texts: string[]): void => {
  if (isList(value)) {
    for (const element of value) collect(element, path, depth, texts);
  } else if (depth < path.length) {
    if (isObject(value)) collect(field(value, path[depth] ?? ""), path, depth + 1, texts);
  } else if (typeof value === "string" && path[0] === "alarm_rule") {
    for (const name of namesInRule(value)) texts.push(...callingsIn(name));
  } else if (typeof value === "string") {
    if (value !== "") texts.push(...callingsIn(value));
  } else {
    for (const text of textsOf(value)) texts.push(...callingsIn(text));
  }
};

const textsAt = (values: JsonObject, path: readonly string[]): readonly string[] => {
  const texts: string[] = [];
  collect(values, path, 0, texts);
  return texts;
};

/** What stands between the texts of several attributes. */
export const between = "\u0000";

const pairs = (beginnings: readonly string[], endings: readonly string[]): readonly string[] => {
  if (beginnings.length * endings.length > mostNames) throw tooManyNames();
  return beginnings.flatMap((beginning) => endings.map((ending) => `${beginning}${between}${ending}`));
};

/** Ways to find objects of a type. */
export const waysOf = (type: string): readonly Way[] => ways.get(type) ?? [];

/** By which texts values say that an object is found in a way: those of several attributes are joined. */
export const namesInWay = (values: JsonObject, [first = [], ...others]: Way): readonly string[] =>
  others.reduce((joined, path) => pairs(joined, textsAt(values, path)), textsAt(values, first));

/** The different values that an object has, on whatever side. */
const differentValues = ({ values: { applied, found, after } }: Thing): readonly JsonObject[] =>
  [...new Set([applied, found, after])].filter((values) => values !== undefined);

/** Everything by which an object is found: texts, or several joined that only together tell it. */
export function namesOf(thing: Thing): ReadonlySet<string> {
  const names = new Set<string>();
  for (const values of differentValues(thing)) {
    for (const way of waysOf(thing.type)) for (const name of namesInWay(values, way)) names.add(name);
  }
  return names;
}

/** Everything that an object says: what it is found by, and each of its texts. */
export function saidBy(thing: Thing): ReadonlySet<string> {
  const said = new Set(namesOf(thing));
  for (const values of differentValues(thing)) {
    for (const text of textsOf(values)) for (const name of namesIn(text)) said.add(name);
  }
  return said;
}

/** Words of which a pattern has one that may aim at an event of a control: names of events and of fields. */
export const aimingWords: readonly string[] = [
  ...new Set(
    Object.values(controls).flatMap(({ must_match, must_not_match }) => [
      ...must_match.map(({ eventName = "" }) => eventName),
      ...[...must_match, ...must_not_match].flatMap(Object.keys),
    ]),
  ),
];

/** The type of metric filters. */
export const filterType = "aws_cloudwatch_log_metric_filter";

/** Whether a filter of this pattern may aim at an event of a control: it names what tells these from others, or is no text. */
export const mayAimBy = (pattern: Json | undefined): boolean =>
  typeof pattern !== "string" || aimingWords.some((word) => pattern.includes(word));

/** Whether a metric filter may aim at an event of a control: its pattern may, or is not known. */
export const mayAim = ({ type, values, unknown }: Thing): boolean =>
  type === filterType &&
  (marks(unknown["pattern"]) ||
    sides.some((side) => {
      const of = values[side];
      return of !== undefined && mayAimBy(of["pattern"]);
    }));
