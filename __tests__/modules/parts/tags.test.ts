// Tags are taken as programs have them, or refused with what is wrong.
import { TerraformVariable } from "cdktf";
import type { IamPolicyChangeMonitoringConfig } from "../../../modules/chain/monitoring-config";
import { monitoringErrors } from "../../../modules/chain/monitoring-errors";
import { Fn, Token } from "../../../modules/parts/cdktf";
import { all, chain, config, type Synthesised, synthesised } from "../synthesised";

const tagsOf = (stack: Synthesised): unknown[] => [
  ...new Set(Object.keys(stack.resource).flatMap((type) => all(stack, type).flatMap(([, { tags }]) => tags ?? []))),
];

/** Ways in which a program hands over a map that only Terraform knows. */
const maps: Readonly<Record<string, (variable: TerraformVariable) => unknown>> = {
  "the value of a variable": (variable) => variable.value,
  "a map of texts": (variable) => Token.asStringMap(variable.value),
  "the result of a function": (variable) => Fn.merge([variable.value, { team: "security" }]),
};

test.each(Object.entries(maps))("tags may be %s", (_, given) => {
  const stack = synthesised((scope) => {
    const variable = new TerraformVariable(scope, "tags", { type: "map(string)" });
    chain(scope, { tags: given(variable) as Record<string, string> });
  });
  expect(tagsOf(stack)).toEqual([expect.stringMatching(/^\$\{.*var\.tags.*\}$/)]);
});

test("one tag of several may be a reference", () => {
  const stack = synthesised((scope) => {
    const variable = new TerraformVariable(scope, "team", { type: "string" });
    chain(scope, { tags: { team: variable.stringValue, stage: "live" } });
  });
  for (const tags of tagsOf(stack)) expect(tags).toEqual({ team: expect.stringContaining("var.team"), stage: "live" });
});

test.each([
  ["a key of AWS's", { "aws:team": "security" }, /^tag "aws:team" begins with "aws:", which AWS keeps for itself: /],
  ["more than AWS takes", Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, "v"])), /^51 tags are /],
  ["a key that is too long", { ["k".repeat(129)]: "v" }, /^tag "k+" has 129 characters: /],
  ["a value that is too long", { team: "v".repeat(257) }, /^tag "team" has a value of 257 characters: /],
] as const)("%s are refused", (_, tags: object, sentence) => {
  const errors = monitoringErrors({ ...config, tags } as IamPolicyChangeMonitoringConfig);
  expect(errors).toEqual([expect.stringMatching(sentence)]);
});
