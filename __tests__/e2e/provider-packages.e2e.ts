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

const stackOfFork = `
  import { Testing, TerraformStack } from "cdktn";
  import { AwsProvider } from "@cdktn/provider-aws/lib/provider";
  import { IamPolicyChangeMonitoring } from "keepwatch";
  const stack = new TerraformStack(Testing.app(), "minimal");
  new AwsProvider(stack, "aws", { region: "eu-central-1", allowedAccountIds: ["123456789012"] });
  new IamPolicyChangeMonitoring(stack, "monitoring", {
    account: "123456789012",
    region: "eu-central-1",
    subscriptions: [{ protocol: "sms", endpoint: "+14155550100" }],
  });
  process.stdout.write(Testing.synth(stack, true));`;

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

    test("a stack of the fork itself takes the constructs as one of CDKTF does", async () => {
      const { minimal } = await they.examples();
      expect(JSON.parse(await they.printed(stackOfFork))).toEqual(minimal);
    }, 120_000);
  });
}
