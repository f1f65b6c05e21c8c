// Whatever a plan, a waiver, a file or an option says comes out harmless, in every format and on standard error.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Node, Parser } from "commonmark";
import * as fc from "fast-check";
import { type FormatName, formatNames, written } from "../../../cli/formats/format";
import { mermaid } from "../../../cli/formats/mermaid";
import { svg } from "../../../cli/formats/svg";
import { drawnOf } from "../../../cli/report/drawn";
import { recordedPlan } from "../../plans/corpus";
import { called } from "../called";
import { elementsOf, gitlabProblems, junitProblems, runnerCommands, sarifProblems, xmlOf } from "./consumers";
import { documentOf, type Shown, saidOf } from "./documents";

/** What has done harm somewhere, and anything at all. */
const payloads = [
  "\u001b[2J\u001b[31mPASS",
  "\u001b]8;;http://evil.example\u0007click\u001b]8;;\u0007",
  "\u202egnp.exe\u2066x\u2069",
  "\u200b\ufeff\u00ad",
  "::error::owned",
  "  ::set-output name=x::owned",
  "x\n::add-mask::owned",
  "##[error]owned",
  "a ##vso[task.setvariable variable=x]owned",
  "]]>",
  "<![CDATA[",
  "<!-- keepwatch gate iam-policy-changes -->",
  "-->",
  "`",
  "```\n# owned\n```",
  "``` ` ``",
  "| a | b |",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  '"><script>alert(1)</script>',
  "' onload='alert(1)",
  "&lt;script&gt;",
  "[x](javascript:alert(1))",
  "![x](http://evil.example/x.png)",
  "http://evil.example www.evil.example",
  "@everybody #1 owner/repository#1",
  '"]\n  n1 --> n2\n  click n1 href "http://evil.example"',
  "%%{init: {'theme':'x'}}%%",
  "`**bold**`",
  "%0A::error::owned",
  "a\r\nb\u2028c\u2029d\u0085e",
  "\u0000\u0007\u0008\u007f\u009b31m",
  "\ud800 half \udfff",
  "\ufffe\uffff",
  "𝒳 漢字 🚀",
  "{subject} {detail} {events}",
  "$&$1$$",
  "__proto__",
  "=cmd|' /C calc'!A0",
  "::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::error::x",
];

const hostile = fc.oneof(
  fc.constantFrom(...payloads),
  fc.tuple(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom(...payloads)).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

// Line feeds are ours.
const acting = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** What is wrong with an output that goes to a terminal or to the log of a pipeline, apart from commands that are ours. */
const outputProblems = (output: string, isOurs: (name: string) => boolean = () => false): readonly string[] => [
  ...(acting.test(output) ? ["it acts on a terminal"] : []),
  ...(/##(?:vso)?\[/i.test(output) ? ["it commands a runner"] : []),
  ...runnerCommands(output)
    .map(({ name }) => name)
    .filter((name) => !isOurs(name)),
];

const kinds = ["error", "warning", "notice"];

let rejected: Promise<Shown> | undefined;

/** One of the five documents, with texts of somebody else wherever a report may hold one. */
const poisoned = async (texts: readonly string[]): Promise<Shown> => {
  rejected ??= documentOf("rejected");
  const { report, presentation } = await rejected;
  let next = 0;
  const text = (): string => texts[next++ % texts.length] || "x";
  const [first] = report.findings;
  if (first === undefined) throw new Error("no finding");
  const finding = { ...first, attribute: text(), before: text(), after: { [text()]: [text()] } };
  const findings = [
    { ...finding, subject: text(), message: text(), remedy: text() },
    { ...finding, subject: "", message: text(), remedy: text() },
    { ...finding, subject: text(), outcome: "warn" as const, message: text() },
    {
      ...finding,
      subject: text(),
      outcome: "note" as const,
      message: text(),
      waiver: { until: text(), because: text() },
    },
    { ...finding, subject: text(), outcome: "note" as const, message: text() },
    {
      ...finding,
      subject: text(),
      repair: { reason: "drift_repaired", message: text(), remedy: text() },
    },
  ];
  const poison = { ...report, findings, document: { name: text() } };
  const chain = drawnOf(
    {
      links: ["trail", "filter", "alarm"].map((link, position) => ({
        id: `${position}${text()}`,
        link,
        address: text(),
        before: text(),
        after: text(),
      })),
      joints: [],
    },
    poison,
  );
  return {
    report: poison,
    presentation: { ...presentation, chain, placeOf: () => ({ file: text(), line: 3 }), anyFile: text() },
  };
};

const some = fc.array(hostile, { minLength: 1, maxLength: 12 });

/** Holds for a report of hostile texts. */
const holds = (check: (shown: Shown) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(some, async (texts) => check(await poisoned(texts))),
    { numRuns: 60, endOnFailure: true, examples: payloads.map((payload) => [[payload]]) },
  );

test.each(formatNames)("as %s, nothing acts on a terminal or commands a runner", async (format) => {
  await holds((shown) => {
    const isOurs = (name: string): boolean => format === "github" && kinds.includes(name);
    expect(outputProblems(saidOf(format, shown), isOurs)).toEqual([]);
  });
});

test.each([40, 77, 120])("text fits in %i columns", async (width) => {
  await holds(({ report, presentation }) => {
    const lines = written("text", report, { ...presentation, width }).split("\n");
    expect(lines.filter((line) => [...line].length > width)).toEqual([]);
  });
});

test("JSON says what was said, and nothing else", async () => {
  await holds((shown) => {
    // Half a character is no text of JSON
    const whole = JSON.parse(JSON.stringify(shown.report));
    expect(JSON.parse(saidOf("json", shown))).toEqual(whole);
  });
});

test("SARIF and code quality are still what their readers take", async () => {
  await holds((shown) => {
    expect(gitlabProblems(saidOf("gitlab", shown)).filter((problem) => !problem.endsWith("path"))).toEqual([]);
    expect(sarifProblems(saidOf("sarif", shown))).toEqual([]);
  });
});

test("XML has the elements that it has without", async () => {
  await holds((shown) => {
    expect(junitProblems(saidOf("junit", shown))).toEqual([]);
    const found = elementsOf(xmlOf(saidOf("junit", shown))).filter(({ name }) => name === "testcase");
    expect(found).toHaveLength(5);
  });
});

test("annotations have the places and the titles that they have without, on one line each", async () => {
  await holds((shown) => {
    const commands = runnerCommands(saidOf("github", shown));
    expect(commands.map(({ name }) => name)).toEqual(["error", "error", "error", "warning", "notice", "notice"]);
    for (const { properties } of commands) {
      expect(Object.keys(properties)).toEqual(["file", "line", "title"]);
      expect(properties["line"]).toBe("3");
    }
  });
});

/** The shape of a page: its elements with the names of their attributes. */
const shapeOf = (page: string): string =>
  elementsOf(xmlOf(page.replace("<!doctype html>\n", "")))
    .map(({ name, attributes }) => `${name}(${Object.keys(attributes).join()})`)
    .join(" ");

test("a page and a picture have the elements that they have without", async () => {
  const harmless = await poisoned(["words"]);
  const pageOf = (shown: Shown): string => shapeOf(saidOf("html", shown));
  const pictureOf = ({ presentation: { chain } }: Shown): string =>
    shapeOf(svg(chain ?? { links: [], joints: [], more: 0 }));
  // How many rows a finding has, and whether a link is broken, hangs on what the texts are
  const rowsApart = (shape: string): string =>
    shape.replace(/ tr\(\) th\(scope\) td\(\) code\(\)| text\(class,x,y\)/g, "");
  await holds((shown) => {
    expect(rowsApart(pageOf(shown))).toBe(rowsApart(pageOf(harmless)));
    expect(rowsApart(pictureOf(shown))).toBe(rowsApart(pictureOf(harmless)));
  });
});

const nodesOf = (markdown: string): readonly Node[] => {
  const nodes: Node[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) if (event.entering) nodes.push(event.node);
  return nodes;
};

test("a comment has no HTML, link, picture, heading, mention or marker but its own", async () => {
  await holds((shown) => {
    const said = saidOf("markdown", shown);
    const nodes = nodesOf(said);
    expect(nodes.filter(({ type }) => ["link", "image", "thematic_break"].includes(type))).toEqual([]);
    expect(nodes.filter(({ type }) => type === "html_inline")).toEqual([]);
    expect(nodes.filter(({ type }) => type === "html_block")).toHaveLength(3);
    expect(nodes.filter(({ type }) => type === "code_block")).toHaveLength(1);
    expect(nodes.filter(({ type }) => type === "heading")).toHaveLength(8);
    expect(
      nodes.filter(({ type, literal }) => type === "text" && /[@<>[\]`]|#\d|https?:|www\./.test(literal ?? "")),
    ).toEqual([]);
    expect(said.split("<!--")).toHaveLength(2);
    expect(said.split("-->\n")).toHaveLength(2);
    expect(said.length).toBeLessThan(65_536);
  });
});

test("a diagram has the statements that it has without", async () => {
  const statement =
    /^ {2}(?:accTitle: [\w ]+|accDescr: [\w, ]+|n\d+\["(?:[\p{L}\p{N} ./:_→…·✗+-]|#\d+;)*"\]|n\d+ (?:-->|==>\|"\+ new"\||-\.->\|"✗ lost"\|) n\d+|classDef \w+ [\w:#,-]+(?: \d)?|class n\d+ \w+)$/u;
  await holds(({ presentation: { chain } }) => {
    const [first, ...lines] = mermaid(chain ?? { links: [], joints: [], more: 0 })
      .trimEnd()
      .split("\n");
    expect(first).toBe("flowchart TD");
    expect(lines.filter((line) => !statement.test(line))).toEqual([]);
  });
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "keepwatch-hostile-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const plan = JSON.parse(recordedPlan("alarm-other-topic"));

  /** The plan with a text of somebody else for a name, a pattern and an address. */
  const poisonedPlan = (text: string): string =>
    JSON.stringify(plan, (key, value) => (key === "alarm_name" || key === "pattern" ? text : value)).replaceAll(
      "aws_sns_topic.other_topic",
      `aws_sns_topic.x[${JSON.stringify(JSON.stringify(text)).slice(1, -1)}]`,
    );

  const short = payloads.filter((payload) => payload.length < 200);

  test.each(short)("with %j as names, pattern and address of a plan", async (payload) => {
    for (const format of formatNames) {
      const { stdout, stderr } = await called(["gate", "-", "--format", format], { input: poisonedPlan(payload) });
      const isOurs = (name: string): boolean => format === "github" && kinds.includes(name);
      expect(outputProblems(stdout, isOurs)).toEqual([]);
      expect(outputProblems(stderr)).toEqual([]);
      expect(stdout).not.toBe("");
    }
  });

  test.each(short)("with %j as file, option and waiver", async (payload) => {
    const waivers = join(folder, "waivers.json");
    const waiver = { reason: "alarm_missing", subject: payload, until: "2030-01-01", because: payload };
    writeFileSync(waivers, JSON.stringify({ waivers: [waiver] }));
    const wrong = join(folder, "wrong.json");
    writeFileSync(wrong, JSON.stringify({ waivers: [{ ...waiver, [payload]: 1 }] }));
    const input = JSON.stringify(plan);
    const name = payload.replaceAll("\u0000", "");
    const calls: readonly (readonly string[])[] = [
      ["gate", name],
      ["gate", `--${name}`],
      ["gate", "--format", name, "-"],
      ["gate", "--format", `json=${join(folder, "none", name)}`, "-"],
      ["gate", "--control", name, "-"],
      ["gate", "--limit", name, "-"],
      ["gate", "--expect-digest", name, "-"],
      ["gate", "--waivers", name, "-"],
      ["gate", "--waivers", wrong, "-"],
      ["gate", "--waivers", waivers, "-"],
      ["gate", "--source", name, "-"],
      ["gate", "-", "--format", "github", "--waivers", waivers],
      ["graph", name],
      ["graph", "--format", name, "-"],
      ["explain", "pattern", payload],
      [name],
    ];
    for (const args of calls) {
      const { stdout, stderr, status } = await called(args, { input });
      const isOurs = (command: string): boolean => args.includes("github") && kinds.includes(command);
      expect({ args, problems: [...outputProblems(stdout, isOurs), ...outputProblems(stderr)] }).toEqual({
        args,
        problems: [],
      });
      expect(status).toBeGreaterThan(0);
    }
  });

  test("with a name of 100 kB", async () => {
    const long = "x".repeat(100_000);
    const { stderr, status } = await called(["gate", long], {});
    expect({ status, isShort: stderr.length < 3000 }).toEqual({ status: 2, isShort: true });
    for (const format of formatNames) {
      const { stdout } = await called(["gate", "-", "--format", format], { input: poisonedPlan(long) });
      const isWhole = (["json"] as readonly FormatName[]).includes(format);
      expect(stdout.length < 60_000 || isWhole).toBe(true);
    }
  });
});
