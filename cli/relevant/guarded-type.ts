import { guarded, harmlessTo } from "../../spec";
import type { Tables } from "../scan/tables";
import { filterType, findingAttributes, isMassType, type Way, waysOf } from "./found-by";
import { wantedKind } from "./ordinary";

/** A type that is guarded, as the scanner knows it. */
export interface GuardedType {
  readonly name: string;
  /** Attributes that tell what an object is found by, or its profile. */
  readonly telling: readonly string[];
  readonly ways: readonly Way[];
}

// Of the scanner: cli/scan/assembly/glimpse.ts
const kinds = [undefined, "boolean", "number", "text", "object", "texts", "blocks"];
const harmlessBit = 8;
const tellingShift = 4;
const mostTelling = 64;
const mostWays = 32;

// What `evidenceOf` and `mayAim` read.
const evident = ["arn", "topic_arn", "pattern"];

/** A guarded type, and where the scanner has it. */
export function guardedType(tables: Tables, name: string): { readonly type: GuardedType; readonly at: number } {
  const harmless = new Set(harmlessTo(name));
  const attributes = [...new Set([...(guarded[name] ?? []), ...harmless])];
  const asked = new Set([...evident, ...findingAttributes(name)]);
  const telling = attributes.filter((attribute) => asked.has(attribute) && !harmless.has(attribute));
  const ways = isMassType(name) ? waysOf(name) : [];
  if (telling.length > mostTelling || ways.length > mostWays) throw new Error(`the scanner cannot hold ${name}`);
  const numberOf = (attribute = ""): number => telling.indexOf(attribute);
  const kindOf = (attribute: string): number =>
    kinds.indexOf(wantedKind(name, attribute)) |
    (harmless.has(attribute) ? harmlessBit : 0) |
    ((numberOf(attribute) + 1) << tellingShift);
  const at = tables.numbers([
    ...tables.text(name),
    tables.keys(attributes.map((attribute) => [attribute, kindOf(attribute)])),
    ...evident.map(numberOf),
    name === filterType ? 1 : 0,
    ways.length,
    ...ways.flatMap((way) => [
      isPlain(way) ? 1 : 0,
      way.length,
      ...way.flatMap(([attribute, key]) => [numberOf(attribute), ...(key === undefined ? [0, 0] : tables.text(key))]),
    ]),
  ]);
  return { type: { name, telling, ways }, at };
}

/** Whether the name of an object is nothing but the texts of attributes, or of keys in a block. */
const isPlain = (way: Way): boolean => way.every(([name, , ...deeper]) => deeper.length === 0 && name !== "alarm_rule");
