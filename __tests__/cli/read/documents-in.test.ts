// Documents that follow each other are cut where each ends, wherever the parts of the stream end.
import { Readable } from "node:stream";
import { budgetOf } from "../../../cli/limits";
import { documentsIn } from "../../../cli/read/documents-in";
import { chanceOf } from "../../relevant/inflated";
import { called } from "../called";

const textsIn = async (parts: readonly Uint8Array[]): Promise<readonly string[]> => {
  const texts: string[] = [];
  for await (const document of documentsIn(Readable.from(parts, { objectMode: false }), budgetOf())) {
    const bytes: Buffer[] = [];
    for await (const part of document) bytes.push(Buffer.from(part));
    texts.push(Buffer.concat(bytes).toString());
  }
  return texts;
};

const cut = (bytes: Buffer, ends: readonly number[]): readonly Buffer[] =>
  [...ends, bytes.length].map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));

const documents = ['{"a":"}{"}', "{}", '{"b":[1,2,{"c":"\\"{"}]}', '{"é":"ü"}'];

test("each comes whole, at any cut of the stream", async () => {
  const chance = chanceOf(3);
  for (let run = 0; run < 500; run += 1) {
    const chosen = Array.from({ length: 1 + chance.below(4) }, () => chance.one(documents));
    const bytes = Buffer.from(chosen.map((one) => `${chance.one(["", "\n", " \r\n\t"])}${one}`).join("\n"));
    const ends = Array.from({ length: chance.below(6) }, () => chance.below(bytes.length)).sort(
      (one, other) => one - other,
    );
    expect((await textsIn(cut(bytes, ends))).map((text) => text.trim())).toEqual(chosen);
  }
});

test.each([
  ["what is no JSON", '{"a":tru} {"b":1}'],
  ["a saved plan file", "PK\u0003\u0004{}{}"],
  ["one that is cut", '{"a":{"b":1}'],
  ["words before it", 'hello {"a":1} {"b":1}'],
])("%s is one with all that follows", async (_, text) => {
  expect(await textsIn([Buffer.from(text)])).toEqual([text]);
});

test("nothing is one that is empty", async () => {
  expect(await textsIn([])).toEqual([""]);
  expect(await textsIn([Buffer.from(" \n")])).toEqual([" \n"]);
});

test("no byte is lost, so that the digest is that of the stream", async () => {
  for (const text of ['\n {"a":1} \n\n', '{"a":1}\n{"b":1}\n']) {
    for (let end = 0; end <= text.length; end += 1) {
      expect((await textsIn(cut(Buffer.from(text), [end]))).join("")).toBe(text);
    }
  }
});

/** A stream without an end. */
const endless = (text: string): Readable =>
  Readable.from(
    (function* () {
      for (;;) yield Buffer.from(text.repeat(1000));
    })(),
    { objectMode: false },
  );

test.each([
  ["of documents", "{}", "document_too_large"],
  ["of what is none", "y\n", "document_not_json"],
  ["of a document that never ends", '{"a":', "document_too_deep"],
])(
  "a stream without an end %s is refused",
  async (_, text, reason) => {
    const { stderr, status } = await called(["gate", "-"], { stdin: endless(text) });
    expect(status).toBe(3);
    expect(stderr).toContain(`[${reason}]`);
  },
  120_000,
);
