// Every template of the catalogue uses names that findings have, so that no message has a gap.
import { eventsInWords, filled, shown } from "../../../cli/report/words";
import { controls, reasons } from "../../../spec";

const all = controls["iam-policy-changes"].must_match.map(({ eventName = "" }) => eventName);

test.each([
  ["it takes {degree} events", { degree: 3 }, "it takes 3 events"],
  [
    "does not match {events}",
    { events: ["CreatePolicy", "DeletePolicy"] },
    "does not match CreatePolicy, DeletePolicy",
  ],
  ["does not match {events}", { events: all }, "does not match all 16 events"],
  ["write it as { ($.eventName=…) }", {}, "write it as { ($.eventName=…) }"],
  ["{toString} stays", {}, "{toString} stays"],
  ["{detail}", { detail: "{degree}", degree: 1 }, "{degree}"],
])("%s is filled", (template, values, sentence) => {
  expect(filled(template, values)).toBe(sentence);
});

test.each([
  [null, "(not set)"],
  ["text", "text"],
  [3, "3"],
  [["a"], '["a"]'],
])("%j is shown", (value, text) => {
  expect(shown(value)).toBe(text);
});

test("one event missing of all is named one by one", () => {
  expect(eventsInWords(all.slice(1)).split(", ")).toHaveLength(15);
});

test("every template uses names that findings have", () => {
  const known = new Set(["detail", "degree", "events", "subject"]);
  for (const { message, remedy } of Object.values(reasons)) {
    for (const [, name] of `${message} ${remedy}`.matchAll(/\{(\w+)\}/g)) {
      expect(known).toContain(name);
    }
  }
});
