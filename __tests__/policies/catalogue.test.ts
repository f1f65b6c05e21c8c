// The catalogue has the shape that its schemas describe, and names nothing that is not there: TypeScript and OPA read the same.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import { catalogue, controls, guarded, reasons } from "../../spec";
import { requiredEvents } from "../required-events";

const root = join(__dirname, "..", "..");
const spec = join(root, "policies", "spec");
const schemas = join(root, "docs", "catalogue");
const jsonOf = (...path: readonly string[]) => JSON.parse(readFileSync(join(...path), "utf8"));

const sections = Object.entries(catalogue);

test("TypeScript reads what OPA reads: every folder of the catalogue, under its name", () => {
  const folders = readdirSync(spec).map((name) => [name, jsonOf(spec, name, "data.json")]);
  expect(catalogue).toEqual(Object.fromEntries(folders));
});

test("every section has a schema, and no other", () => {
  expect(readdirSync(schemas).sort()).toEqual(
    [...Object.keys(catalogue), "definitions"].map((name) => `${name}.schema.json`).sort(),
  );
});

test.each(sections)("%s has the shape that its schema describes", (name, section) => {
  const validator = new Ajv2020({ strict: false, schemas: [jsonOf(schemas, "definitions.schema.json")] });
  const validate = validator.compile(jsonOf(schemas, `${name}.schema.json`));
  validate(section);
  expect(validate.errors).toBeNull();
});

test.each(sections)("the schema of %s refuses another shape", (name) => {
  const validator = new Ajv2020({ strict: false, schemas: [jsonOf(schemas, "definitions.schema.json")] });
  const validate = validator.compile(jsonOf(schemas, `${name}.schema.json`));
  expect([validate("text"), validate(null)]).toEqual([false, false]);
});

test("the control's events are those of the benchmark", () => {
  const names = controls["iam-policy-changes"].must_match.map(({ eventName }) => eventName);
  expect([...names].sort()).toEqual([...requiredEvents].sort());
});

test("every type that identities, links and containers name is guarded", () => {
  const { identities, links, containers } = catalogue;
  const linked = Object.values(links).flatMap((attributes) =>
    Object.values<{ readonly to: readonly string[] }>(attributes).flatMap(({ to }) => to),
  );
  const types = [...Object.keys(identities), ...Object.keys(links), ...Object.keys(containers), ...linked];
  expect(types.filter((type) => !Object.hasOwn(guarded, type))).toEqual([]);
});

test("every attribute that an identity or a link reads is kept by the projection", () => {
  const { identities, links } = catalogue;
  const read = [
    ...Object.entries(identities).flatMap(([type, { keys }]) => keys.map((key) => `${type}.${key}`)),
    ...Object.entries(links).flatMap(([type, attributes]) => Object.keys(attributes).map((key) => `${type}.${key}`)),
  ];
  const spellings: Readonly<Record<string, { readonly type: string }>> = catalogue.spellings;
  const kept = new Set(
    Object.entries(guarded).flatMap(([type, names]) => names.map((name) => `${spellings[type]?.type ?? type}.${name}`)),
  );
  expect(read.filter((attribute) => !kept.has(attribute))).toEqual([]);
});

test("every attribute that is read of a resource has a type", () => {
  const read = Object.entries(guarded).flatMap(([kind, names]) => (kind.startsWith("data.") ? [] : names));
  expect(read.filter((name) => !Object.hasOwn(catalogue.types, name))).toEqual([]);
});

test("no reason of a family is written out, and each thing is of families that there are, with the parts of their words", () => {
  const things = Object.entries<{ readonly families: readonly string[]; readonly parts: object }>(catalogue.things);
  const families: Readonly<Record<string, { readonly parts?: object; readonly verbs: object }>> = catalogue.families;
  const codes = things.flatMap(([thing, { families: named }]) =>
    named.flatMap((family) => Object.keys(families[family]?.verbs ?? {}).map((verb) => `${thing}_${verb}`)),
  );
  expect(Object.keys(reasons).length).toBe(Object.keys(catalogue.reasons).length + new Set(codes).size);
  expect(new Set(codes).size).toBe(codes.length);
  expect(things.flatMap(([, { families: named }]) => named).filter((name) => families[name] === undefined)).toEqual([]);
  const unused = things.flatMap(([thing, { families: named, parts }]) => {
    const words = named.map((name) => JSON.stringify(families[name]?.verbs)).join("");
    return Object.keys(parts).flatMap((part) => (words.includes(`{${part}}`) ? [] : [`${thing}: ${part}`]));
  });
  expect(unused).toEqual([]);
});

test("no source of the policy names a control, or an event of one: other controls are data", () => {
  const sources = readdirSync(join(root, "policies"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".rego") && !path.endsWith("_test.rego"),
  );
  const records = Object.values(controls).flatMap(({ must_match, must_not_match }) => [must_match, must_not_match]);
  const named = records.flat().flatMap(({ eventName = "", eventSource = "" }) => [eventName, eventSource]);
  const texts = [...Object.keys(controls), ...new Set(named)].map((text) => JSON.stringify(text));
  expect(texts.length).toBeGreaterThan(20);
  const naming = sources.flatMap((path) => {
    const source = readFileSync(join(root, "policies", path), "utf8");
    return texts.flatMap((text) => (source.includes(text) ? [`${path}: ${text}`] : []));
  });
  expect(naming).toEqual([]);
});

test("the words name no value but those that every finding has", () => {
  const named = Object.values(reasons).flatMap(({ message, remedy }) =>
    [...`${message} ${remedy}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  );
  expect(
    [...new Set(named)].filter((name) => !["degree", "detail", "events", "level", "subject"].includes(name ?? "")),
  ).toEqual([]);
});
