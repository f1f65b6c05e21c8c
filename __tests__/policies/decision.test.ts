// Each definition of the decision has plans that show it, and each plan is rejected for exactly the reasons that its case names.
import { caseNamed } from "../plans/cases";
import { answerTo } from "./answer";
import { definitions } from "./decision";

test.each(definitions.map(({ letter, says, cases }) => [`${letter}: ${says}`, cases] as const))(
  "%s",
  async (_, names) => {
    for (const one of names.map(caseNamed)) {
      const { reasons } = await answerTo(one.plan(), one.waivers);
      expect([one.id, reasons]).toEqual([one.id, [...one.reasons].sort()]);
    }
  },
);

test("no definition is left out", () => {
  const letters = ["S", 5, "C", 8, "P", 3, "V", 8, "R", 12, "N", 1] as const;
  const all = letters.flatMap((letter, index) =>
    typeof letter === "string" ? Array.from({ length: Number(letters[index + 1]) }, (_, n) => `${letter}${n + 1}`) : [],
  );
  expect(definitions.map(({ letter }) => letter)).toEqual(all);
});
