// What is said of two patterns is what they differ by, and nothing where they differ by more than that.
import { patternDifference } from "../../../cli/report/pattern-difference";

const events = ["CreatePolicy", "DeletePolicy", "AttachRolePolicy"];
const terms = (names: readonly string[]): string => names.map((name) => `($.eventName=${name})`).join(" || ");
const whole = `{ ${terms(events)} }`;

test.each([
  ["an alternative less", `{ ${terms(events.slice(1))} }`, "2 alternatives unchanged, − ($.eventName = CreatePolicy)"],
  [
    "one misspelled",
    `{ ${terms(["CreatPolicy", ...events.slice(1)])} }`,
    "2 alternatives unchanged, − ($.eventName = CreatePolicy), + ($.eventName = CreatPolicy)",
  ],
  [
    "a condition more",
    `{ (${terms(events)}) && ($.userIdentity.type != "Root || x") }`,
    '3 alternatives unchanged, + && ($.userIdentity.type != "Root || x")',
  ],
  ["another order and other blanks", `{${terms([...events].reverse()).replaceAll("=", " = ")}}`, undefined],
  ["nothing in common", "{ $.a = b }", undefined],
  ["no JSON pattern", "[a, b]", undefined],
  ["a parenthesis that nothing closes", "{ ($.eventName=CreatePolicy }", undefined],
])("%s", (_, after, difference) => {
  expect(patternDifference(whole, after)).toBe(difference);
});

test("what one direction adds, the other takes away", () => {
  const other = `{ (${terms(events.slice(1))}) && ($.a = 1) }`;
  const [there, back] = [patternDifference(whole, other), patternDifference(other, whole)];
  const turned = (back ?? "").replaceAll("+", "?").replaceAll("−", "+").replaceAll("?", "−");
  expect((there ?? "").split(", ").sort()).toEqual(turned.split(", ").sort());
});
