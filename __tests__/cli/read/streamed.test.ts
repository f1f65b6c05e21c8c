// What is read part by part is what is parsed and projected: each recorded plan, documents made at random, and every short text.
import fc from "fast-check";
import type { Json } from "../../../cli/read/json";
import { project } from "../../../cli/read/project";
import { plannedCases } from "../../plans/cases";
import { recordedPlan } from "../../plans/corpus";
import { all, readInParts } from "./in-parts";

/** What is read, or the kind of error that says why nothing is. */
const outcome = (read: () => Json): unknown => {
  try {
    return { read: read() };
  } catch (error) {
    return { refused: error instanceof Error };
  }
};

/** Documents that are read; more by hand, with KEEPWATCH_READ_RUNS. */
const runs = Number(process.env["KEEPWATCH_READ_RUNS"] ?? 3000);

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
const ids = plannedCases.map(({ id }) => id);

test("each recorded plan is read as it is parsed and projected, wherever its parts end", () => {
  for (const [index, id] of ids.entries()) {
    const bytes = Buffer.from(recordedPlan(id));
    const ends = Array.from({ length: 5 }, (_, part) => (index * 7919 + part * 104729) % bytes.length);
    const once = index % 2 === 0;
    expect(plain(readInParts(bytes, { ends, once, few: all }))).toEqual(plain(project(JSON.parse(bytes.toString()))));
  }
});

test("byte by byte, too", () => {
  const bytes = Buffer.from(recordedPlan("first-creation"));
  expect(plain(readInParts(bytes, { ends: [...bytes.keys()], few: all }))).toEqual(
    plain(project(JSON.parse(bytes.toString()))),
  );
});

test("elements that are built stand where they stood among those that are read again", () => {
  const queue = (name: string): Json => ({
    address: `aws_sqs_queue.${name}`,
    mode: "managed",
    type: "aws_sqs_queue",
    name,
    change: { actions: ["no-op"], before: { name }, after: { name } },
  });
  const entries = [
    5,
    queue("a"),
    "b",
    { type: 7 },
    queue("c"),
    queue("d"),
    null,
    { type: "AWS_SQS_QUEUE" },
    queue("e"),
    [],
  ];
  const document = {
    resource_changes: entries,
    prior_state: { values: { root_module: { resources: entries, child_modules: [{ resources: entries }, 1] } } },
    configuration: { root_module: { resources: entries } },
  };
  const bytes = Buffer.from(JSON.stringify(document));
  expect(plain(readInParts(bytes, { few: all }))).toEqual(plain(project(document)));
});

/** Documents of Terraform's names with any values, so that shapes are met that Terraform never gives them. */
const names = fc.constantFrom(
  ..."resource_changes resource_drift deferred_changes resource_change reason prior_state values planned_values configuration provider_config root_module resources child_modules module_calls module outputs variables expressions references change actions before after after_unknown address mode type name previous_address format_version é \u{1f600} __proto__ constructor".split(
    " ",
  ),
);
const texts = fc.oneof(
  fc.constantFrom(
    "aws_cloudtrail",
    "aws_sns_topic",
    "AWS_SNS_TOPIC",
    "aws_instance",
    "managed",
    "data",
    "var.a",
    "a.b",
  ),
  fc.string({ unit: "binary" }),
);
const { document } = fc.letrec<{ document: Json; object: Json; list: Json }>((tie) => ({
  document: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    tie("object"),
    tie("list"),
  ),
  object: fc.dictionary(names, tie("document"), { maxKeys: 8 }) as fc.Arbitrary<Json>,
  list: fc.array(tie("document"), { maxLength: 5 }),
}));

test("any document is read as it is parsed and projected", () => {
  fc.assert(
    fc.property(
      fc.dictionary(names, document, { maxKeys: 8 }),
      fc.array(fc.nat()),
      fc.boolean(),
      fc.boolean(),
      (value, ends, spaced, once) => {
        const text = JSON.stringify(value, undefined, spaced ? 2 : undefined);
        expect(plain(readInParts(Buffer.from(text), { ends, once, few: all }))).toEqual(
          plain(project(JSON.parse(text))),
        );
      },
    ),
    { numRuns: runs },
  );
}, 7_200_000);

test("every short text is a value where it is one for JSON.parse", () => {
  const characters = [...'+-01.eE /tfnul"x,\u0001'];
  const texts = characters.flatMap((one) => [
    one,
    ...characters.flatMap((two) => [one + two, ...characters.map((three) => one + two + three)]),
  ]);
  for (const text of [
    ...texts,
    "true",
    "false",
    "null",
    "trux",
    "falsy",
    "nul",
    "12e+3",
    "-0.5",
    "01",
    "1.",
    "--1",
    "1e",
  ]) {
    for (const between of ["", " "]) {
      const document = `{"skipped":[${text}${between}],"format_version":"1.2"}`;
      const isRead = !isRefused(outcome(() => readInParts(Buffer.from(document), { few: 0 })));
      if (isRead !== !isRefused(outcome(() => JSON.parse(document))))
        throw new Error(`${document} is ${isRead ? "read" : "refused"}`);
    }
  }
});

test("what is no JSON is refused, also where nothing is kept of it", () => {
  const spoilings = fc.tuple(
    fc.dictionary(names, document, { maxKeys: 4 }),
    fc.nat(),
    fc.constantFrom(...'"\\{}[],:0-.eE+tn\u0001\u00e9'),
    fc.nat(),
  );
  fc.assert(
    fc.property(spoilings, fc.array(fc.nat()), ([value, at, character, mode], ends) => {
      const text = JSON.stringify({ ...value, skipped: value });
      const position = at % (text.length + 1);
      const spoiled = `${text.slice(0, position)}${mode % 3 === 0 ? "" : character}${text.slice(position + (mode % 2))}`;
      // Half a character is none in bytes.
      const changed = Buffer.from(spoiled).toString();
      const parsed = outcome(() => JSON.parse(changed));
      const read = outcome(() => readInParts(Buffer.from(changed), { ends, few: all }));
      // What is dropped is refused as what is kept.
      expect(isRefused(outcome(() => readInParts(Buffer.from(changed), { ends, few: 0 })))).toBe(isRefused(read));
      // A key that stands twice is refused where it is read.
      if (isRefused(parsed)) expect(read).toEqual(parsed);
      else if (!isRefused(read)) expect(plain(read)).toEqual(plain(outcome(() => project(JSON.parse(changed)))));
    }),
    { numRuns: runs * 2 },
  );
}, 7_200_000);

const isRefused = (value: unknown): boolean => typeof value === "object" && value !== null && "refused" in value;
