// A plan beside what a service knows of its run is judged as the plan alone, whatever its size and the road it comes by.

import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";
import { documentOf } from "../../../cli/read/document";
import { recordedFile } from "../../plans/corpus";
import { inflated } from "../../relevant/inflated";
import { readInParts } from "./in-parts";

const small = JSON.parse(gunzipSync(readFileSync(recordedFile("alarm-average"))).toString());
const large = inflated<Record<string, unknown>>(structuredClone(small), 5, 200);

/** What services put around a plan. */
const wrappers: Readonly<Record<string, (plan: unknown) => unknown>> = {
  "a policy check of HCP Terraform": (plan) => ({ run: { id: "run-1", message: "a" }, plan }),
  "the same, in another order": (plan) => ({ plan, run: { id: "run-1", variables: { a: 1 } } }),
  Scalr: (plan) => ({ tfrun: { source: "vcs" }, tfplan: plan }),
  Spacelift: (plan) => ({ spacelift: { run: { id: "a" } }, terraform: plan }),
};

const bytesOf = (document: unknown): Buffer => Buffer.from(JSON.stringify(document));

test.each(Object.keys(wrappers))("%s", async (name) => {
  for (const plan of [small, large]) {
    const wanted = await documentOf(bytesOf(plan));
    const wrapped = bytesOf(wrappers[name]?.(plan));
    expect(await documentOf(wrapped)).toEqual(wanted);
    expect(await documentOf(gzipSync(wrapped))).toEqual(wanted);
    for (const once of [true, false]) {
      expect(readInParts(wrapped, { ends: [1, 100, 5000], few: 0, once })).toEqual(
        readInParts(bytesOf(plan), { few: 0, once }),
      );
    }
  }
});

test.each<[string, (plan: object) => unknown]>([
  ["a plan that holds another", (plan) => ({ ...plan, plan })],
  ["one that holds another before its own", (plan) => ({ tfplan: plan, ...plan })],
  ["two beside each other", (plan) => ({ plan, tfplan: plan })],
])("%s is refused", async (_, make) => {
  for (const plan of [small, large]) {
    await expect(documentOf(bytesOf(make(plan)))).rejects.toMatchObject({ reason: "document_holds_plans" });
  }
});

test("a plan in a document that knows of no run is no plan", async () => {
  for (const plan of [small, large]) {
    for (const key of ["plan", "tfplan", "terraform"]) {
      expect(await documentOf(bytesOf({ [key]: plan }))).toEqual(await documentOf(bytesOf({})));
    }
  }
});

test("a run without a plan is no plan", async () => {
  expect(await documentOf(bytesOf({ run: {}, plan: "pending" }))).toEqual(await documentOf(bytesOf({})));
});
