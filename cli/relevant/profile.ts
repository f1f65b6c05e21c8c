import { catalogue } from "../../spec";
import { field, type JsonObject } from "../read/json";
import type { Memory } from "../read/memory";
import { type Evidence, evidenceOf } from "./evidence";
import { findingAttributes, isMassType, mayAim } from "./found-by";
import type { Hash } from "./hash";
import { isOrdinaryChange, isOrdinaryResource } from "./ordinary";
import type { Told } from "./sighting";
import { marks, type Thing } from "./thing";

/** Everything that is asked of an object but what it is called and where it stands: of most objects of a type it is the same. */
export interface Profile extends Evidence {
  readonly type: string;
  /** Whether the object is kept, whatever else is. */
  readonly isRoot: boolean;
  /** Where an alarm is, for the filters of its metric. */
  readonly alarmPlace: string | undefined;
  /** Attributes by which it is found that only apply tells. */
  readonly unknownNames: readonly string[];
  readonly hasUnknown: boolean;
  /** Whether it may be what something that cannot be followed is put on: its identity is unknown, or it goes. */
  readonly mayBeMeant: boolean;
}

const hazardous: ReadonlySet<string> = new Set([
  ...Object.keys(catalogue.hazards.denying),
  ...catalogue.hazards.namesakes,
]);

const identifying = ["arn", "id", "name", "key_id"];

// What tells more is kept, and tells nothing: so nobody makes a document whose evidence takes more than itself.
const mostFacts = 256;
const noEvidence: Evidence = { facts: [], ofProvider: [], ofModule: [] };

/** Profile of an object. */
export function profileOf(thing: Thing): Profile {
  const { type, actions, unknown } = thing;
  const evidence = evidenceOf(thing, mostFacts);
  return {
    type,
    isRoot: isRoot(thing) || evidence === undefined,
    alarmPlace: type === "aws_cloudwatch_metric_alarm" ? alarmPlaceOf(thing) : undefined,
    unknownNames: findingAttributes(type).filter((attribute) => marks(unknown[attribute])),
    hasUnknown: marks(unknown),
    mayBeMeant: identifying.some((attribute) => marks(unknown[attribute])) || actions.includes("delete"),
    ...(evidence ?? noEvidence),
  };
}

function isRoot(thing: Thing): boolean {
  const { type, entries, disputed, touched } = thing;
  return (
    !isMassType(type) ||
    mayAim(thing) ||
    disputed ||
    (hazardous.has(type) && touched) ||
    entries.some((entry) => isMarked(entry) || !isOrdinary(entry))
  );
}

/** Whether an entry of a plan or of a state has the shape that Terraform gives it. */
export const isOrdinary = (entry: JsonObject): boolean =>
  Object.hasOwn(entry, "change") ? isOrdinaryChange(entry) : isOrdinaryResource(entry);

/** Whether anything of an entry is marked sensitive: that is masked wherever it stands. */
export const isMarked = (entry: JsonObject): boolean =>
  marks(field(entry["change"], "before_sensitive")) ||
  marks(field(entry["change"], "after_sensitive")) ||
  marks(entry["sensitive_values"]);

const alarmPlaceOf = ({ values: { applied, found } }: Thing): string => {
  const [, partition, , region, account] = String((found ?? applied)?.["arn"] ?? "").split(":");
  return `${partition}:${region}:${account}`;
};

// Of a text, and of the values that it is made of.
const memoryOfCharacter = 6;
const memoryOfHash = 100;

/** Profiles by number: each is there once. */
export class Profiles {
  readonly #numbers = new Map<string, number>();
  readonly #alike = new Map<Hash, number>();
  readonly #profiles: Profile[] = [];

  constructor(readonly memory: Memory) {}

  numberOf({ profile, alike }: Pick<Told, "profile" | "alike">): number {
    if (alike === undefined) return this.#numberOf(profile());
    const known = this.#alike.get(alike);
    if (known !== undefined) return known;
    this.memory.take(memoryOfHash);
    const number = this.#numberOf(profile());
    this.#alike.set(alike, number);
    return number;
  }

  #numberOf(profile: Profile): number {
    const text = JSON.stringify(profile);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.memory.take(text.length * memoryOfCharacter);
    this.#numbers.set(text, this.#profiles.length);
    return this.#profiles.push(profile) - 1;
  }

  get length(): number {
    return this.#profiles.length;
  }

  at(number: number): Profile {
    const profile = this.#profiles[number];
    if (profile === undefined) throw new Error(`there is no profile ${number}`);
    return profile;
  }
}
