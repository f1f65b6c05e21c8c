// Every format goes to every file: each pair is asked for.
import * as fc from "fast-check";
import { UsageError } from "../../../cli/errors";
import { formatNames, targetOf } from "../../../cli/formats/format";

test.each([
  ["text", { format: "text" }],
  ["json", { format: "json" }],
  ["json=report.json", { format: "json", file: "report.json" }],
  ["text=a=b", { format: "text", file: "a=b" }],
])("--format %s", (value, target) => {
  expect(targetOf(value)).toEqual(target);
});

test.each([
  ["xml", 'unknown format "xml": use one of text, json, sarif, junit, github, gitlab, markdown, html'],
  ["", 'unknown format "": use one of text, json, sarif, junit, github, gitlab, markdown, html'],
  ["toString", 'unknown format "toString": use one of text, json, sarif, junit, github, gitlab, markdown, html'],
  ["json=", '--format json= needs the name of a file after "="'],
])("--format %s is wrong use", (value, message) => {
  expect(() => targetOf(value)).toThrow(new UsageError(message));
});

test("every format goes to every file", () => {
  fc.assert(
    fc.property(fc.constantFrom(...formatNames), fc.string({ minLength: 1 }), (format, file) => {
      expect(targetOf(`${format}=${file}`)).toEqual({ format, file });
    }),
  );
});
