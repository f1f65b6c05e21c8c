// The same sources synthesise every example under other packages of CDKTF and of the provider: what differs is listed, and nothing else
// may.
import { examples } from "../examples";
import { providerPackages } from "../provider-packages/packages";
import { describeEndToEnd } from "./prerequisites";
import { type Installed, installed } from "./provider-packages";

/** Paths of two values that differ, with what the other one has there. */
const differences = (one: unknown, other: unknown, path = ""): readonly (readonly [string, unknown])[] => {
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) {
    return one === other ? [] : [[path, other]];
  }
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), path === "" ? key : `${path}.${key}`),
  );
};

/** An example with the import lines of the fork. */
const forked = (text: string): string =>
  text
    .replace('"@cdktf/provider-aws/lib/provider"', '"@cdktn/provider-aws/lib/provider"')
    .replace('"cdktf"', '"cdktn"');

const installation = 300_000;

for (const packages of providerPackages) {
  describeEndToEnd(`the same sources under the packages of ${packages.name}`, () => {
    let they: Installed;
    beforeAll(async () => {
      they = await installed(packages);
    }, installation);
    afterAll(() => they?.remove());

    test("every example is synthesised alike, but for what is explained", async () => {
      const explained = Object.entries(packages.differences).map(([path, { value }]) => [path, value]);
      const theirs = await they.examples();
      expect(Object.keys(theirs).sort()).toEqual(examples.map(({ name }) => name).sort());
      const found = examples.map(({ name, stack }) => [name, differences(stack, theirs[name])]);
      expect(found).toEqual(examples.map(({ name }) => [name, explained]));
    }, 120_000);

    test("the sources fit their types", async () => {
      expect(await they.typeErrors()).toBe("");
    }, 180_000);

    if (packages.name !== "cdktn") return;

    test("the examples take the import lines of the fork, too", async () => {
      expect(await they.examples(forked)).toEqual(await they.examples());
    }, 120_000);
  });
}
