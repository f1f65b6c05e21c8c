// What reads the formats: official schemas, parsers, and what vendors say of their readers.
import { readFileSync } from "node:fs";
import Ajv04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { SaxesParser } from "saxes";

const schema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
);
const ajv = new Ajv04({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

type Tree = Readonly<Record<string, unknown>>;

const list = (value: unknown): readonly Tree[] => (Array.isArray(value) ? value : []);

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Tree | undefined)?.[key], value);

/** What is wrong with a text as SARIF, by its schema and by the rules of GitHub's code scanning. */
export function sarifProblems(text: string): readonly string[] {
  const log: unknown = JSON.parse(text);
  validate(log);
  const problems = (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const wants = (isSo: boolean, what: string): void => {
    if (!isSo) problems.push(what);
  };
  const isText = (value: unknown, most = Number.POSITIVE_INFINITY): boolean =>
    typeof value === "string" && value !== "" && value.length <= most;
  wants(list(at(log, "runs")).length <= 20, "too many runs");
  for (const run of list(at(log, "runs"))) {
    const rules = list(at(run, "tool", "driver", "rules"));
    const results = list(at(run, "results"));
    wants(results.length <= 25_000, "too many results");
    for (const rule of rules) {
      for (const name of ["shortDescription", "fullDescription"]) {
        wants(isText(at(rule, name, "text"), 1024), `${rule["id"]}: ${name}`);
      }
      wants(isText(at(rule, "help", "text")), `${rule["id"]}: help`);
      wants(isText(rule["name"], 255), `${rule["id"]}: name`);
      const severity = at(rule, "properties", "security-severity");
      wants(severity === undefined || (typeof severity === "string" && Number(severity) > 0), "severity");
    }
    for (const result of results) {
      wants(isText(at(result, "message", "text")), "message");
      wants(rules[Number(result["ruleIndex"])]?.["id"] === result["ruleId"], `rule of ${result["ruleId"]}`);
      wants(isText(at(result, "partialFingerprints", "primaryLocationLineHash")), "fingerprint");
      const uri = at(result, "locations", 0, "physicalLocation", "artifactLocation", "uri");
      wants(
        isText(uri) &&
          /^(?:[\w.~!$&'()*+,;=@-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[0-9A-F]{2})+)*$/.test(String(uri)),
        `uri ${uri}`,
      );
      wants(Number(at(result, "locations", 0, "physicalLocation", "region", "startLine")) >= 1, "line");
    }
    const marks = results.map((result) => at(result, "partialFingerprints", "primaryLocationLineHash"));
    wants(new Set(marks).size === marks.length, "fingerprints fall together");
    const hasFailed = at(run, "invocations", 0, "executionSuccessful") === false;
    wants(
      !hasFailed || (results.length === 0 && list(at(run, "invocations", 0, "toolExecutionNotifications")).length > 0),
      "unjudged",
    );
  }
  return problems;
}

/** What is wrong with a text as GitLab's code quality: its reader stops at the first entry that is not so. */
export function gitlabProblems(text: string): readonly string[] {
  const entries = list(JSON.parse(text));
  const severities = ["info", "minor", "major", "critical", "blocker"];
  const problems = entries.flatMap((entry, position) =>
    [
      typeof entry["description"] === "string" && entry["description"] !== "" ? [] : ["description"],
      typeof entry["fingerprint"] === "string" && entry["fingerprint"] !== "" ? [] : ["fingerprint"],
      severities.includes(String(entry["severity"])) ? [] : ["severity"],
      typeof at(entry, "location", "path") === "string" && !/^(\/|\.\.|$)/.test(String(at(entry, "location", "path")))
        ? []
        : ["path"],
      Number.isInteger(at(entry, "location", "lines", "begin")) ? [] : ["line"],
    ]
      .flat()
      .map((what) => `${position}: ${what}`),
  );
  const marks = entries.map(({ fingerprint }) => fingerprint);
  return [...problems, ...(new Set(marks).size === marks.length ? [] : ["fingerprints fall together"])];
}

/** An element of XML. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text in it, and in what is in it. */
  readonly text: string;
}

/** The root of a text as XML; throws where it is not well-formed. */
export function xmlOf(text: string): Element {
  const root = { name: "", attributes: {}, children: [] as Element[], text: "" };
  const open: { name: string; attributes: Record<string, string>; children: Element[]; text: string }[] = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push({ name, attributes: attributes as Record<string, string>, children: [], text: "" });
  });
  const said = (words: string): void => {
    for (const element of open) element.text += words;
  };
  parser.on("text", said);
  parser.on("cdata", said);
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed !== undefined) open.at(-1)?.children.push(closed);
  });
  parser.write(text).close();
  const [element] = root.children;
  if (element === undefined) throw new Error("no element");
  return element;
}

/** All elements of one, itself first. */
export const elementsOf = (element: Element): readonly Element[] => [element, ...element.children.flatMap(elementsOf)];

const counts = ["tests", "failures", "errors"];

/** What is where in the XML that the plugin of Jenkins takes: element → attributes that it must have, and may have, and elements in it. */
const junit: Readonly<
  Record<
    string,
    { readonly must: readonly string[]; readonly may: readonly string[]; readonly holds: readonly string[] }
  >
> = {
  testsuites: { must: [], may: ["name", "time", ...counts], holds: ["testsuite"] },
  testsuite: { must: ["name", ...counts], may: ["skipped", "time"], holds: ["testcase"] },
  testcase: { must: ["name"], may: ["classname", "time"], holds: ["failure", "error", "skipped", "system-out"] },
  failure: { must: [], may: ["type", "message"], holds: [] },
  error: { must: [], may: ["type", "message"], holds: [] },
  skipped: { must: [], may: ["type", "message"], holds: [] },
  "system-out": { must: [], may: [], holds: [] },
};

/** What is wrong with a text as JUnit's XML. */
export function junitProblems(text: string): readonly string[] {
  const root = xmlOf(text);
  const elements = elementsOf(root);
  const problems = elements.flatMap(({ name, attributes, children }) => {
    const rule = junit[name];
    if (rule === undefined) return [`element ${name}`];
    const given = Object.keys(attributes);
    return [
      ...rule.must.filter((attribute) => !given.includes(attribute)),
      ...given.filter((attribute) => ![...rule.must, ...rule.may].includes(attribute)),
      ...children.map((child) => child.name).filter((child) => !rule.holds.includes(child)),
    ].map((what) => `${name}: ${what}`);
  });
  const cases = elements.filter(({ name }) => name === "testcase");
  const ids = cases.map(({ attributes }) => `${attributes["classname"]}\u0000${attributes["name"]}`);
  const suites = elements.filter(({ name }) => name === "testsuite");
  const sumOf = (attribute: string): string =>
    String(suites.reduce((sum, { attributes }) => sum + Number(attributes[attribute]), 0));
  const count = (name: string): string => String(elements.filter((element) => element.name === name).length);
  return [
    ...problems,
    ...(root.name === "testsuites" ? [] : ["root"]),
    ...(cases.length > 0 ? [] : ["no case"]),
    ...(new Set(ids).size === ids.length ? [] : ["cases fall together"]),
    ...(
      [
        ["tests", "testcase"],
        ["failures", "failure"],
        ["errors", "error"],
        ["skipped", "skipped"],
      ] as const
    )
      .filter(([attribute, name]) => sumOf(attribute) !== count(name))
      .map(([attribute]) => `count of ${attribute}`),
  ];
}

/** A command that the runner of GitHub reads on a line. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const unescapedData = (text: string): string =>
  text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");

const unescapedProperty = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

/** The commands that the runner of GitHub reads in an output, as its source says. */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const [, name, properties = "", message = ""] =
      /^\s*::([^\s:]+)(?: ([^:]*(?::(?!:)[^:]*)*))?::(.*)$/s.exec(line) ?? [];
    const old = /##\[([^\]\s]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
    if (name === undefined) {
      return old === null ? [] : [{ name: `##${old[1]}`, properties: {}, message: old[3] ?? "" }];
    }
    return [
      {
        name,
        properties: Object.fromEntries(
          properties.split(",").flatMap((pair) => {
            const separator = pair.indexOf("=");
            return separator < 0 ? [] : [[pair.slice(0, separator), unescapedProperty(pair.slice(separator + 1))]];
          }),
        ),
        message: unescapedData(message),
      },
    ];
  });
}
