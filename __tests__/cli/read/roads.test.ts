// Whatever road a document comes in by, the same is kept of it: each road is compared with the first, wherever the parts end.
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { budgetOf } from "../../../cli/limits";
import { documentOf, readDocument } from "../../../cli/read/document";
import { Memory } from "../../../cli/read/memory";
import { PackedStore } from "../../../cli/read/packed-store";
import type { Placed } from "../../../cli/scan/slice";
import { beside, neighbours } from "../../growth/worlds";
import { chanceOf, inflated } from "../../relevant/inflated";
import { readInParts, relevant } from "./in-parts";

const folder = mkdtempSync(join(tmpdir(), "keepwatch-test-"));

const fileOf = (name: string, bytes: Uint8Array): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

const roads: Readonly<Record<string, (bytes: Uint8Array) => Promise<unknown>>> = {
  bytes: (bytes) => documentOf(bytes),
  "bytes in gzip": (bytes) => documentOf(gzipSync(bytes)),
  "a file": (bytes) => readDocument(fileOf("plan.json", bytes), process),
  "a file with a byte order mark": (bytes) =>
    readDocument(fileOf("marked.json", Buffer.concat([Buffer.from("\ufeff"), bytes])), process),
  "a file in UTF-16": (bytes) =>
    readDocument(fileOf("utf-16.json", Buffer.from(Buffer.from(bytes).toString(), "utf16le")), process),
  "a file in gzip": (bytes) => readDocument(fileOf("plan.json.gz", gzipSync(bytes)), process),
  "a file in gzip that is as long": (bytes) =>
    readDocument(fileOf("long.json.gz", gzipSync(bytes, { level: 0 })), process),
  "a named pipe": async (bytes) => {
    const pipe = join(folder, `pipe-${bytes.length}`);
    execFileSync("mkfifo", [pipe]);
    const writer = spawn("sh", ["-c", 'cat "$0" > "$1"', fileOf("piped.json", bytes), pipe]);
    const ended = new Promise((resolve) => writer.once("close", resolve));
    const document = await readDocument(pipe, process);
    await ended;
    return document;
  },
};

/** Estates of less than a part of a file, and of several, with what matters of them. */
const estates = [40, 400].map((count) => {
  const estate = inflated(JSON.parse(JSON.stringify(beside(neighbours(count)))), count, count / 10);
  return { bytes: Buffer.from(JSON.stringify(estate)), wanted: relevant(estate) };
});

test.each(Object.entries(roads))(
  "of %s is kept what matters, and nothing else",
  async (_, read) => {
    for (const { bytes, wanted } of estates) expect(await read(bytes)).toEqual(wanted);
  },
  60_000,
);

test("wherever the parts of a text end that comes only once, the same is kept", () => {
  const chance = chanceOf(11);
  for (const { bytes, wanted } of estates) {
    for (let run = 0; run < 8; run += 1) {
      const ends = Array.from({ length: chance.below(200) }, () => chance.below(bytes.length));
      expect(readInParts(bytes, { ends, few: 0, once: true })).toEqual(wanted);
    }
  }
}, 60_000);

const placed = (bytes: Uint8Array): Placed => ({ bytes: Buffer.from(bytes), start: 0, end: bytes.length, position: 0 });

test("entries come out of the packed store as they were put in, in any order", () => {
  const chance = chanceOf(7);
  const store = new PackedStore(new Memory(2 ** 30));
  const entries = Array.from({ length: 300 }, () =>
    Uint8Array.from({ length: chance.below(chance.one([10, 1000, 200_000])) }, () => chance.below(256)),
  );
  const places = entries.map((entry) => store.put(placed(entry)));
  for (let run = 0; run < 1000; run += 1) {
    const index = chance.below(entries.length);
    const entry = entries[index] ?? new Uint8Array(0);
    expect(Buffer.compare(store.read(places[index] ?? 0, entry.length), entry)).toBe(0);
  }
});

test("the packed store counts the memory that it takes", () => {
  const store = new PackedStore(new Memory(100_000));
  const chance = chanceOf(3);
  const noise = Uint8Array.from({ length: 200_000 }, () => chance.below(256));
  expect(() => store.put(placed(noise))).toThrow();
});

test.each([
  ["longer", (file: string) => appendFileSync(file, " ")],
  ["shorter", (file: string) => writeFileSync(file, "{}")],
])("a file that gets %s while it is read is refused", async (_, change) => {
  const file = fileOf("changing.json", estates[1]?.bytes ?? new Uint8Array(0));
  let isChanged = false;
  const see = () => {
    if (!isChanged) change(file);
    isChanged = true;
  };
  await expect(readDocument(file, process, budgetOf(), see)).rejects.toMatchObject({ reason: "document_changed" });
});
