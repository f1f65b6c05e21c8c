import { guarded, harmlessTo } from "../../spec";
import type { Json } from "../read/json";
import { KeyTable } from "../read/key-table";
import { findingAttributes, isMassType, type Way, waysOf } from "./found-by";
import { LastText } from "./last-text";
import { wantedKind } from "./ordinary";
import { type Found, none } from "./written";

/** An attribute of a type, as far as it is asked for. */
export interface Attribute {
  readonly name: string;
  readonly wanted: string | undefined;
  readonly isHarmless: boolean;
  /** Of each byte whether a value that begins with it is of the kind that is wanted, or null. */
  readonly isSure: Uint8Array;
  /** Values as they are written, built. */
  readonly built: LastText<Json>;
  /** Its number among those whose value tells what the object is found by, or its profile; else none. */
  readonly telling: number;
}

/** A type that is guarded. */
export interface GuardedType {
  readonly name: string;
  readonly attributes: KeyTable<Attribute>;
  /** Attributes that tell what an object is found by, or its profile. */
  readonly telling: readonly Attribute[];
  /** Of each of these the field of the object at hand. */
  readonly found: Found;
  /** Ways to find its objects, each with the numbers of the attributes that it begins with. */
  readonly ways: readonly {
    readonly way: Way;
    readonly attributes: readonly number[];
    /** Whether the names are nothing but texts of these attributes. */
    readonly isPlain: boolean;
  }[];
  readonly arn: number;
  readonly topicArn: number;
  readonly pattern: number;
}

const firstBytes: Readonly<Record<string, string>> = {
  boolean: "tf",
  number: "-0123456789",
  text: '"',
  object: "{",
};

const isSureOf = (wanted: string | undefined): Uint8Array => {
  if (wanted === undefined) return new Uint8Array(256).fill(1);
  const sure = new Uint8Array(256);
  for (const byte of Buffer.from(`n${firstBytes[wanted] ?? ""}`)) sure[byte] = 1;
  return sure;
};

/** Types that are guarded, each made when it is asked for first. */
export const types = new KeyTable(
  Object.keys(guarded).map((name) => {
    let made: GuardedType | undefined;
    return [
      name,
      (): GuardedType => {
        made ??= guardedType(name);
        return made;
      },
    ];
  }),
);

// What `evidenceOf` and `mayAim` read.
const evident = ["arn", "topic_arn", "pattern"];

function guardedType(type: string): GuardedType {
  const harmless = new Set(harmlessTo(type));
  const asked = new Set([...evident, ...findingAttributes(type)].filter((name) => !harmless.has(name)));
  const telling: Attribute[] = [];
  const attributes = [...new Set([...(guarded[type] ?? []), ...harmless])].map((name): [string, Attribute] => {
    const wanted = wantedKind(type, name);
    const attribute = {
      name,
      wanted,
      isHarmless: harmless.has(name),
      isSure: isSureOf(wanted),
      built: new LastText(JSON.parse),
      telling: asked.has(name) ? telling.length : none,
    };
    if (attribute.telling !== none) telling.push(attribute);
    return [name, attribute];
  });
  const numberOf = (name = ""): number => telling.findIndex((attribute) => attribute.name === name);
  return {
    name: type,
    attributes: new KeyTable(attributes),
    telling,
    found: new Int32Array(telling.length),
    ways: (isMassType(type) ? waysOf(type) : []).map((way) => ({
      way,
      attributes: way.map(([name]) => numberOf(name)),
      isPlain: way.every(([name, ...deeper]) => deeper.length === 0 && name !== "alarm_rule"),
    })),
    arn: numberOf("arn"),
    topicArn: numberOf("topic_arn"),
    pattern: numberOf("pattern"),
  };
}
