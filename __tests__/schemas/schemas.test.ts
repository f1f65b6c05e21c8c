// The catalogue names each attribute of each guarded type in every listed release of the providers, on exactly one list.
import { catalogue, guarded, harmlessTo } from "../../spec";
import { attributeLists, managedTypes } from "./lists";

interface Spelling {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly blocks?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const spellings: Readonly<Record<string, Spelling>> = catalogue.spellings;
const parts: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = catalogue.parts;
const unproven: Readonly<Record<string, readonly string[]>> = catalogue.unproven;

const listsNaming = (type: string, attribute: string): readonly string[] => [
  ...(guarded[type]?.includes(attribute) ? ["read"] : []),
  ...(unproven[type]?.includes(attribute) ? ["unproven"] : []),
  ...(harmlessTo(type).includes(attribute) ? ["harmless"] : []),
];

/** Whether a part of a block is one that the policy knows; of a block that it takes as a whole each is. */
const isKnownPart = (type: string, path: string): boolean => {
  const { type: readAs = type, attributes = {}, blocks = {} } = spellings[type] ?? {};
  const [block = "", inner = "", ...further] = path.split(".");
  const [part = "", ...kind] = [attributes[block] ?? block, blocks[block]?.[inner] ?? inner, ...further].reverse();
  const known = parts[readAs]?.[kind.reverse().join(".")];
  return known === undefined || known.includes(part);
};

const attributes = attributeLists.flatMap(({ source, types }) =>
  Object.entries(types).flatMap(([type, names]) => names.map((name) => [source, type, name] as const)),
);

test("the lists tell of every guarded type", () => {
  const told = new Set(attributes.map(([, type]) => type));
  expect(managedTypes.filter((type) => !told.has(type))).toEqual([]);
  expect(attributes.length).toBeGreaterThan(1500);
});

test("every attribute is read, unproven, or harmless for a reason, and only one of them", () => {
  const wrong = attributes.filter(([, type, name]) => !name.includes(".") && listsNaming(type, name).length !== 1);
  expect(
    wrong.map(([source, type, name]) => `${source}: ${type}.${name}: ${listsNaming(type, name).join(", ")}`),
  ).toEqual([]);
});

test("every part of a block that the policy picks from is known", () => {
  const wrong = attributes.filter(([, type, name]) => name.includes(".") && !isKnownPart(type, name));
  expect(wrong.map(([source, type, name]) => `${source}: ${type}.${name}`)).toEqual([]);
});

test("no list names an attribute that no release has", () => {
  const real = new Set(attributes.map(([, type, name]) => `${type}.${name}`));
  // Terraform's own, and every resource of the provider awscc has it
  const implied = ["id", "tags", "tags_all"];
  // AWS's API and the provider awscc have both, so that the provider aws may have them before this list is renewed.
  const expected = ["emit_system_field_dimensions", "field_selection_criteria"];
  const others = [...implied, ...expected];
  const named = managedTypes.flatMap((type) =>
    [...(guarded[type] ?? []), ...(unproven[type] ?? []), ...harmlessTo(type)].map((name) => [type, name] as const),
  );
  expect(named.filter(([type, name]) => !others.includes(name) && !real.has(`${type}.${name}`)).map(String)).toEqual(
    [],
  );
});
