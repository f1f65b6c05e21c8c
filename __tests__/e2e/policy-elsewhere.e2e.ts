// The command, policy.wasm, OPA and conftest say the same of every document, and so do other versions of OPA: whole findings are compared.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { loadPolicy } from "@open-policy-agent/opa-wasm";
import type { Judgement } from "../../cli/judge/judgement";
import { loadedPolicy, type Policy } from "../../cli/judge/policy";
import type { Json } from "../../cli/read/json";
import { project } from "../../cli/read/project";
import { type ReportedFinding, reportOf } from "../../cli/report/report";
import { catalogue } from "../../spec";
import { editedCases } from "../plans/cases";
import { recordedPlan } from "../plans/corpus";
import { doubtedCases } from "../plans/doubted/doubted";
import { changes } from "../plans/shipped/changes";
import { answerOf, outputOf } from "./command";
import { conftest, opa, otherEngines } from "./policy-tools";
import { describeElsewhere, describeOtherEngines, sampled } from "./prerequisites";

const root = join(__dirname, "..", "..");
const command = join(root, "dist", "keepwatch.cjs");
const minutes = 60_000;

interface Document {
  readonly id: string;
  readonly document: Json;
}

const recorded: readonly Document[] = changes.map(({ id }) => ({ id, document: JSON.parse(recordedPlan(id)) }));

const planOf = (id: string): Json => JSON.parse(recordedPlan(id));

const editedPlans: readonly Document[] = Object.values(editedCases)
  .flat()
  .filter(({ waivers }) => waivers === undefined)
  .map(({ id, plan }) => ({ id, document: JSON.parse(JSON.stringify(plan())) }));

function unjudgeable(): readonly Document[] {
  const plan = JSON.parse(recordedPlan("no-change"));
  const documents: Record<string, Json> = {
    "errored plan": { ...plan, errored: true },
    "plan of another format": { ...plan, format_version: "2.0" },
    "plan without its changes": { ...plan, resource_changes: null },
    "changes of another shape": { ...plan, resource_changes: [{}] },
    "an action that nobody knows": {
      ...plan,
      resource_changes: [
        { ...plan.resource_changes[0], change: { actions: ["\u001b[2Kmelt<&>"], before: {}, after: {} } },
      ],
    },
    state: { format_version: "1.0", values: plan.prior_state.values },
    "plan in a plan": { plan },
    "empty object": {},
    list: [plan],
    text: "plan",
  };
  return Object.entries(documents).map(([id, document]) => ({ id, document }));
}

const inDoubt: readonly Document[] = doubtedCases.map(({ id, plan }) => ({ id, document: plan() }));
const documents = [...recorded, ...unjudgeable(), ...sampled(editedPlans, 8), ...inDoubt];
const sample = [...recorded, ...unjudgeable()];

/** The value with the keys of objects, and the elements of arrays, as sets become arrays, in one order. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map(ordered).sort((one, other) => byText(JSON.stringify(one), JSON.stringify(other)));
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [key, ordered(field)] as const);
  return Object.fromEntries(fields.sort(([one], [other]) => byText(one, other)));
};

const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

// What the text of a message may not hold; the policy writes U+FFFD for each, as Rego has no numbers of characters.
const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A finding as the adapters give it. */
const withLine = (finding: ReportedFinding) => {
  const { subject, message, remedy, reason } = finding;
  const line = `${subject === "" ? "" : `${subject}: `}${message}. ${remedy} [${reason}]`;
  return { ...finding, msg: line.replace(unprintable, "\uFFFD") };
};

type Findings = readonly ReturnType<typeof withLine>[];

const worded = (judgement: Judgement): Findings => reportOf("gate", judgement).findings.map(withLine);

const rejecting = ({ outcome }: ReportedFinding): boolean => outcome === "fail" || outcome === "unknown";

describeElsewhere("the policy elsewhere", () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-elsewhere-"));
  const surroundings = { folder, environment: process.env };
  let policy: Policy;
  let module: Awaited<ReturnType<typeof loadPolicy>>;

  const exported = async (system: string): Promise<string> => {
    await outputOf(process.execPath, [command, "policy", "export", system, "--for", system], surroundings);
    return system;
  };

  /** Writes each document, wrapped, to a file of its own, and returns the files. */
  const written = (name: string, all: readonly Document[], wrapped: (document: Json) => Json): readonly string[] => {
    mkdirSync(join(folder, name));
    return all.map(({ document }, position) => {
      const file = join(name, `${position}.json`);
      writeFileSync(join(folder, file), JSON.stringify(wrapped(document)));
      return file;
    });
  };

  /** The decision on each file, in their order, of one process. */
  const executed = async (
    bundle: string,
    decision: string,
    files: readonly string[],
    engine = opa,
  ): Promise<readonly unknown[]> => {
    const output = await outputOf(engine, ["exec", "--bundle", bundle, "--decision", decision, ...files], surroundings);
    const results: readonly { readonly path: string; readonly result: unknown }[] = JSON.parse(output).result;
    const byPath = new Map(results.map(({ path, result }) => [path, result]));
    return files.map((file) => byPath.get(file));
  };

  const differences = (
    all: readonly Document[],
    one: (document: Document) => unknown,
    others: readonly unknown[],
  ): readonly string[] =>
    all.flatMap((document, position) => (isSame(one(document), others[position]) ? [] : [document.id]));

  beforeAll(async () => {
    const wasm = readFileSync(join(root, "policies", "policy.wasm"));
    policy = loadedPolicy(wasm, catalogue, 1_000_000);
    module = await loadPolicy(new Uint8Array(wasm).buffer, { initial: 8192, maximum: 65_535 });
    module.setData({ spec: catalogue });
  });

  const ofCommand = ({ document }: Document): Findings => worded(policy.judge(project(document), "gate/judgement"));
  const ofWhole = ({ document }: Document): Findings => worded(policy.judge(document, "gate/judgement"));
  const withoutNotes = (one: Document): Findings => ofCommand(one).filter(({ outcome }) => outcome !== "note");
  const raw = ({ document }: Document): unknown =>
    module.evaluate(
      new Uint8Array(Buffer.from(JSON.stringify(document))).buffer,
      module.entrypoints["gate/judgement"],
    )[0]?.result;

  test(
    "the same findings of every document",
    async () => {
      const files = written("whole", documents, (document) => document);
      const bundle = await exported("opa");
      const [evaluatedAll, executedAll, testedAll] = await Promise.all([
        evaluated(),
        executed(bundle, "report/findings", files.slice(0, sample.length)),
        tested(files),
      ]);
      // conftest takes a list for several documents
      const single = documents.map(({ document }) => !Array.isArray(document));
      const ofConftest = testedAll.filter((_, position) => single[position]);
      const givenConftest = documents.filter((_, position) => single[position]);
      const different = {
        "the command, on the whole document": differences(documents, ofCommand, documents.map(ofWhole)),
        "opa eval": differences(
          documents,
          ofCommand,
          evaluatedAll.map(({ findings }) => findings),
        ),
        "wasm and opa eval, raw": differences(
          documents,
          raw,
          evaluatedAll.map(({ judgement }) => judgement),
        ),
        "opa exec, on the whole document": differences(sample, ofCommand, executedAll),
        "conftest, on the whole document": differences(givenConftest, withoutNotes, ofConftest),
      };
      const count = Object.values(different).flat().length;
      process.stdout.write(`\n${documents.length} documents, ${count} differences\n`);
      expect(Object.entries(different).filter(([, ids]) => ids.length > 0)).toEqual([]);
    },
    8 * minutes,
  );

  // One process for all: the documents are data, and each is the input in turn.
  async function evaluated(): Promise<readonly { readonly findings: unknown; readonly judgement: unknown }[]> {
    mkdirSync(join(folder, "driver"));
    writeFileSync(
      join(folder, "driver", "data.json"),
      JSON.stringify({ documents: documents.map(({ document }) => project(document)) }),
    );
    writeFileSync(
      join(folder, "driver", "driver.rego"),
      'package driver\n\nanswers := {"findings": data.report.findings, "judgement": data.gate.judgement}\n',
    );
    const query = "[answer | some document in data.documents; answer := data.driver.answers with input as document]";
    const words = ["eval", "--format", "raw", "--data", "opa", "--data", "driver", query];
    return JSON.parse(await outputOf(opa, words, surroundings));
  }

  async function tested(files: readonly string[]): Promise<readonly unknown[]> {
    const bundle = await exported("conftest");
    const words = ["test", "--output", "json", "--policy", bundle, "--data", bundle, ...files];
    const { stdout, stderr } = await answerOf(conftest, words, surroundings);
    if (stdout === "") throw new Error(stderr);
    type Result = { readonly msg: string; readonly metadata: Readonly<Record<string, unknown>> };
    const results: readonly {
      readonly filename: string;
      readonly failures?: readonly Result[];
      readonly warnings?: readonly Result[];
    }[] = JSON.parse(stdout);
    const byFile = new Map(results.map((result) => [result.filename, result]));
    return files.map((file) => {
      const { failures = [], warnings = [] } = byFile.get(file) ?? {};
      // conftest adds the query that found it
      return [...failures, ...warnings].map(({ msg, metadata: { query, ...finding } }) => ({ ...finding, msg }));
    });
  }

  const messages = (one: Document): readonly string[] =>
    ofCommand(one)
      .filter(rejecting)
      .map(({ msg }) => msg);

  test.each([
    ["hcp", (plan: Json): Json => ({ plan, run: { id: "run-1" } })],
    ["scalr", (tfplan: Json): Json => ({ tfplan, tfrun: { id: "run-1" } })],
  ])(
    "%s denies with the same messages",
    async (system, wrapped) => {
      const bundle = await exported(system);
      const denied = await executed(bundle, "terraform/deny", written(`for-${system}`, recorded, wrapped));
      expect(differences(recorded, (one) => [...new Set(messages(one))], denied)).toEqual([]);
      expect(denied).toEqual(denied.map((lines) => [...(lines as string[])].sort()));
    },
    4 * minutes,
  );

  test(
    "one file for Spacelift says what its packages say",
    async () => {
      const files = written(
        "for-spacelift",
        recorded.filter((_, position) => position % 3 === 0),
        (plan) => ({ terraform: plan }),
      );
      const bundle = await exported("spacelift");
      const packages = await executed(join(root, "policies"), "spacelift/deny", files);
      expect(packages.flat().length).toBeGreaterThan(0);
      expect(await executed(bundle, "spacelift/deny", files)).toEqual(packages);
    },
    4 * minutes,
  );

  test.each([
    ["opa", "main/deny"],
    ["conftest", "main/deny"],
    ["hcp", "terraform/deny"],
    ["scalr", "terraform/deny"],
  ])(
    "what is waived and what is required go into the export for %s",
    async (system, decision) => {
      const parent = mkdtempSync(join(tmpdir(), "keepwatch-asked-"));
      const subject = reportOf("gate", policy.judge(planOf("alarm-threshold-three"), "gate/judgement")).findings[0]
        ?.subject;
      const waiver = {
        reason: "alarm_threshold_above_one",
        subject,
        until: "9999-12-31",
        because: "it moves; Ada answers for it",
      };
      writeFileSync(join(parent, "waivers.json"), JSON.stringify({ waivers: [waiver] }));
      const files = ["alarm-threshold-three", "first-creation"].map((id) => {
        const file = join(parent, `${id}.json`);
        writeFileSync(file, recordedPlan(id));
        return file;
      });
      const deniedBy = async (name: string, ...options: readonly string[]): Promise<readonly boolean[]> => {
        const bundle = join(parent, name);
        await outputOf(
          process.execPath,
          [command, "policy", "export", bundle, "--for", system, ...options],
          surroundings,
        );
        return (await executed(bundle, decision, files)).map((found) => (found as readonly unknown[]).length > 0);
      };
      expect(await deniedBy("plain")).toEqual([true, false]);
      expect(await deniedBy("asked", "--require", "--waivers", join(parent, "waivers.json"))).toEqual([false, true]);
    },
    4 * minutes,
  );

  test.each(["opa", "hcp", "scalr", "spacelift"])("what is exported for %s is strict Rego", async (system) => {
    const parent = mkdtempSync(join(tmpdir(), "keepwatch-strict-"));
    await outputOf(
      process.execPath,
      [command, "policy", "export", join(parent, "policy"), "--for", system],
      surroundings,
    );
    await outputOf(opa, ["check", "--strict", join(parent, "policy")], surroundings);
  });

  const documentation = readFileSync(join(root, "docs", "policy-elsewhere.md"), "utf8");

  describeOtherEngines("in other versions of OPA", () => {
    // Hosted systems lag behind: each version that is promised loads every export, and says the same.
    test.each(otherEngines)(
      "OPA %s says the same",
      async (version, engine) => {
        const some = [...sampled(recorded, 6), ...unjudgeable(), ...inDoubt];
        expect(some.length).toBeGreaterThan(60);
        const parent = `engine-${version}`;
        for (const system of ["opa", "conftest", "hcp", "scalr", "spacelift"]) {
          const bundle = join(parent, system);
          await outputOf(process.execPath, [command, "policy", "export", bundle, "--for", system], surroundings);
          await outputOf(engine, ["check", bundle], surroundings);
        }
        const files = written(`documents-${version}`, some, (document) => document);
        const found = await executed(join(parent, "opa"), "report/findings", files, engine);
        expect(differences(some, ofCommand, found)).toEqual([]);
      },
      4 * minutes,
    );

    test("the oldest OPA that the documentation promises is among them", () => {
      const [, promised] = /^All need OPA (\S+) or newer\.$/m.exec(documentation) ?? [];
      expect(otherEngines.map(([version]) => version)).toContain(promised);
    });
  });
  const shown = [...documentation.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.split("\n"));
  const lines = shown.filter((line) => /^(opa|conftest) /.test(line));
  const exports = shown.filter((line) => /^keepwatch policy export for-/.test(line));

  test("the documentation shows the commands of OPA and conftest", () => {
    expect(lines.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(
      expect.arrayContaining(["opa exec", "opa eval", "conftest test"]),
    );
  });

  test.each(lines.map((line) => [line] as const))("as documented: %s", async (line) => {
    const own = mkdtempSync(join(tmpdir(), "keepwatch-documented-"));
    const there = {
      folder: own,
      environment: { ...process.env, PATH: `${dirname(opa)}:${dirname(conftest)}:${process.env["PATH"]}` },
    };
    for (const line of exports) await outputOf(process.execPath, [command, ...line.split(" ").slice(1)], there);
    for (const [id, rejects] of [
      ["no-change", false],
      ["alarm-threshold-three", true],
      ["trail-deleted", true],
      ["filter-with-event-source", false],
    ] as const) {
      writeFileSync(join(own, "plan.json"), recordedPlan(id));
      const { exitCode, stdout, stderr } = await answerOf("bash", ["-c", line], there);
      expect([id, exitCode !== 0, stderr.includes("Usage")]).toEqual([id, rejects, false]);
      expect(stdout).not.toBe("");
    }
  });
});
