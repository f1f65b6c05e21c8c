// A key that stands twice is found, and none where there is none, in JSON made at random.
import fc from "fast-check";
import { repeatedKey } from "../../../cli/read/repeated-key";

test.each([
  ["at the top", '{"a": 1, "b": 2,\n "a": 3}', "a"],
  ["with equal values", '{"a": 1, "a": 1}', "a"],
  ["in a list", '{"a": [{"b": 1}, {"c": 1, "c": 2}]}', "c"],
  ["after an object", '{"a": {"b": 1}, "b": 2, "a": 3}', "a"],
  ["written with an escape", '{"type": 1, "\\u0074ype": 2}', "type"],
  ["after a backslash at the end of a text", '{"a": "\\\\", "a": "\\""}', "a"],
  ["called as what every object inherits", '{"__proto__": 1, "__proto__": 2}', "__proto__"],
  ["that is empty", '{"": 1, "": 2}', ""],
])("a key that stands twice %s", (_, text, found) => {
  expect(repeatedKey(text)).toEqual(found);
});

test.each([
  ["of two objects", '[{"a": 1}, {"a": 1}]'],
  ["of an inner object", '{"a": {"a": {"a": 1}}}'],
  ["in a text", '{"a": "\\"a\\": 1, \\"a\\": 2", "b": "{\\"c\\": 1, \\"c\\": 2}"}'],
  ["as a value", '{"a": "a", "b": ["a", "a"]}'],
])("keys that are the same %s are not one key", (_, text) => {
  expect(repeatedKey(text)).toBeUndefined();
});

test("no JSON that a program writes has one, and each key that is written again is found", () => {
  const json = fc.oneof(fc.dictionary(fc.string(), fc.json()), fc.object());
  fc.assert(
    fc.property(json, fc.nat(), (object, choice) => {
      const text = JSON.stringify(object);
      expect(repeatedKey(text)).toBeUndefined();
      const keys = Object.keys(JSON.parse(text));
      const key = keys[choice % Math.max(keys.length, 1)];
      if (key === undefined) return;
      expect(repeatedKey(`${text.slice(0, -1)},${JSON.stringify(key)}:null}`)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});
