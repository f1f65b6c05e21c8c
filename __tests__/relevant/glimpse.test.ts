// What is seen of an entry in its bytes is what is seen where it is built: every entry of inflated documents, and entries damaged at
// random.
import type { Json, JsonObject } from "../../cli/read/json";
import { changeEntry, configurationResource, stateResource } from "../../cli/read/project";
import { type Projection, some } from "../../cli/read/projection";
import { repeatedKey } from "../../cli/read/repeated-key";
import { Glimpses, levelsOfChange } from "../../cli/relevant/glimpse";
import { sightingOf, sightingOfConfigured } from "../../cli/relevant/sighting";
import { Skipper } from "../../cli/scan/skipper";
import type { Slice } from "../../cli/scan/slice";
import { plannedCases } from "../plans/cases";
import { chanceOf, type Inflatable, inflated } from "./inflated";

const skipper = new Skipper(1024);
const glimpses = new Glimpses(skipper);

const sliceOf = (text: string): Slice => {
  const [start, end] = [skipper.start, skipper.put(Buffer.from(text))];
  skipper.reset(0, levelsOfChange);
  if (skipper.pass(start, end) !== end) throw new Error("the text goes on");
  const { bytes, keyCount, holderCount } = skipper;
  return { bytes, start, end, position: 0, fields: skipper, keyCount, holderCount };
};

const glimpseOf = (kind: "change" | "prior", text: string) => glimpses.of(kind, sliceOf(text));

const kept = (projection: Projection, entry: unknown): JsonObject | undefined =>
  (projection([entry as Json]) as readonly JsonObject[])[0];

/** What is seen of an entry at a glimpse, and what where it is built. */
const bothOf = (kind: string, text: string): readonly [unknown, unknown] => {
  const entry = JSON.parse(text);
  if (kind === "configuration") {
    const resource = kept(some(configurationResource), entry);
    sliceOf(text);
    const glimpse = glimpses.ofConfigured("a.b");
    return [glimpse && { ...glimpse }, resource && sightingOfConfigured("a.b", resource)];
  }
  const listed = kind === "change" ? "change" : "prior";
  const built = kept(some(kind === "change" ? changeEntry : stateResource), entry);
  const [glimpse, sighting] = [glimpseOf(listed, text), built && sightingOf(listed, built)];
  return [withNames(glimpse), withNames(sighting)];
};

const withNames = (sighting: ReturnType<typeof glimpseOf>): unknown =>
  sighting?.object
    ? { ...sighting, object: { profile: sighting.object.profile(), names: [...new Set(sighting.object.names)].sort() } }
    : sighting && { ...sighting };

/** Profiles of the objects that are said to have the same. */
const alike = new Map<number, Set<string>>();

const noteAlike = (text: string): void => {
  const object = glimpseOf("change", text)?.object;
  if (object?.alike === undefined) return;
  const profiles = alike.get(object.alike) ?? new Set();
  alike.set(object.alike, profiles.add(JSON.stringify(object.profile())));
};

const documents: readonly Inflatable[] = plannedCases.map(({ plan }, index) =>
  inflated<Inflatable>(plan() as Inflatable, index, 30),
);

/** Entries of all documents, by what lists they are of. */
const entries = documents.flatMap(({ resource_changes, prior_state, configuration }) => [
  ...(resource_changes ?? []).map((entry) => ["change", entry] as const),
  ...(prior_state?.values?.root_module?.resources ?? []).map((entry) => ["state", entry] as const),
  ...(configuration?.root_module?.resources ?? []).map((entry) => ["configuration", entry] as const),
]);

test("what is seen of an entry at a glimpse is what is seen where it is built", () => {
  const seen: Record<string, number> = {};
  for (const [kind, entry] of entries) {
    const [glimpse, sighting] = bothOf(kind, JSON.stringify(entry));
    if (glimpse === undefined) continue;
    if (kind === "change") noteAlike(JSON.stringify(entry));
    expect(glimpse).toEqual(sighting);
    seen[kind] = (seen[kind] ?? 0) + 1;
  }
  for (const profiles of alike.values()) expect(profiles.size).toBe(1);
  expect(seen["change"]).toBeGreaterThan(1000);
  expect(seen["state"]).toBeGreaterThan(1000);
  expect(seen["configuration"]).toBeGreaterThan(1000);
});

/** Texts that an entry is spoiled with, anywhere. */
const spoilings = ["null", "true", "[]", "{}", '""', "5", '"\\u0061"', "[null]", '[{"a":1,"a":2}]', '"é"'];

test("also of entries in which any value is another, or any key", () => {
  const chance = chanceOf(41);
  let seen = 0;
  for (let run = 0; run < 30_000; run += 1) {
    const [kind, entry] = chance.one(entries);
    const text = JSON.stringify(entry);
    const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|true|false|null|\{\}|\[\]|[0-9]+/g)];
    const at = chance.one(values);
    const isKey = text[at.index + at[0].length] === ":";
    const other = isKey
      ? chance.one([
          '"name"',
          '"type"',
          '"deposed"',
          '"previous_address"',
          '"n\\u0061me"',
          '"brand_new"',
          chance.one(values)[0],
        ])
      : chance.one([...spoilings, chance.one(values)[0]]);
    if (isKey && !other.startsWith('"')) continue;
    // Everywhere, so that an object that stays as it is stays so.
    const spoiled = chance.within(0.5)
      ? text.replaceAll(everywhere(at[0], isKey), () => (isKey ? `${other}:` : `:${other}`))
      : `${text.slice(0, at.index)}${other}${text.slice(at.index + at[0].length)}`;
    // A text may hold another JSON.
    if (!isJson(spoiled)) continue;
    const glimpse = bothOf(kind, spoiled);
    if (glimpse[0] === undefined) continue;
    seen += 1;
    if (kind === "change") noteAlike(spoiled);
    if (isRepeating(spoiled)) throw new Error(`a key stands twice in ${spoiled}`);
    expect(glimpse[0]).toEqual(glimpse[1]);
  }
  for (const profiles of alike.values()) expect(profiles.size).toBe(1);
  expect(seen).toBeGreaterThan(1000);
});

const everywhere = (value: string, isKey: boolean): RegExp => {
  const written = value.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return new RegExp(isKey ? `${written}:` : `:${written}(?=[,}\\]])`, "g");
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const isRepeating = (text: string): boolean => repeatedKey(text) !== undefined;

const queue = { name: "jobs", arn: "arn:aws:sqs:us-east-1:123456789012:jobs" };
const standing = { actions: ["no-op"], before: queue, after: queue, after_unknown: {} };
const entryOf = (change: object, more: object = {}): string =>
  JSON.stringify({
    address: "aws_sqs_queue.jobs",
    mode: "managed",
    type: "aws_sqs_queue",
    name: "jobs",
    ...more,
    change: { ...standing, ...change },
  });

test("an entry that stays as it is is seen at a glimpse", () => {
  expect(glimpseOf("change", entryOf({}))).toBeDefined();
});

test.each([
  ["changes", entryOf({ actions: ["update"] })],
  ["is another after", entryOf({ after: { ...queue, policy: "{}" } })],
  ["is marked before", entryOf({ before_sensitive: { policy: true } })],
  ["is marked after", entryOf({ after_sensitive: { policy: true } })],
  ["is unknown", entryOf({ after_unknown: { policy: true } })],
  ["has an attribute that no list names", entryOf({ before: { ...queue, new: 1 }, after: { ...queue, new: 1 } })],
  ["is deposed", entryOf({}, { deposed: "12345678" })],
  ["came from elsewhere", entryOf({}, { previous_address: "aws_sqs_queue.old" })],
  ["is data", entryOf({}, { mode: "data" })],
  ["is of no guarded type", entryOf({}, { type: "aws_instance" })],
  ["is long", entryOf({ reason: "a".repeat(70_000) })],
])("one that %s is not", (_, text) => {
  expect(glimpseOf("change", text)).toBeUndefined();
});
