import { catalogue } from "../../spec";
import type { Question } from "../judge/policy";
import { flattened } from "./flatten";
import type { Sources } from "./sources";

/** A system that runs Rego itself. */
export interface System {
  /** One line for the help. */
  readonly summary: string;
  /** Path → text of what it loads, with what is asked in it. */
  readonly files: (sources: Sources, question: Question) => ReadonlyMap<string, string>;
  /** What to do with the folder, whose name is given as a shell takes it. */
  readonly steps: (folder: string) => string;
}

const adapters = "adapters/";

/** The sources that an adapter stands on, and the adapter. */
function sourcesFor(adapter: string, sources: Sources): Sources {
  const wanted = [`${adapters}report/`, `${adapters}${adapter}/`];
  return new Map(
    [...sources]
      .filter(([path]) => !path.startsWith(adapters) || wanted.some((folder) => path.startsWith(folder)))
      .map(([path, text]) => [path.startsWith(adapters) ? path.slice(adapters.length) : path, text]),
  );
}

/** The catalogue as it lies in the sources: a folder for each section. */
const sections = Object.fromEntries(Object.entries(catalogue).map(([name, data]) => [`spec/${name}`, data]));

/** A folder for each package; the catalogue and the question where their paths make them `data.spec` and `data.question`. */
const tree =
  (adapter: string, others: Readonly<Record<string, string>> = {}) =>
  (sources: Sources, question: Question): ReadonlyMap<string, string> =>
    new Map([
      ...sourcesFor(adapter, sources),
      ...Object.entries({ ...sections, question }).map(
        ([path, data]) => [`${path}/data.json`, `${JSON.stringify(data, null, 2)}\n`] as const,
      ),
      ...Object.entries(others),
    ]);

/** One file for all packages, with the catalogue and the question in it. */
const oneFile =
  (adapter: string, others: Readonly<Record<string, string>> = {}) =>
  (sources: Sources, question: Question): ReadonlyMap<string, string> =>
    new Map([
      ["keepwatch.rego", flattened(sourcesFor(adapter, sources), adapter, catalogue, question)],
      ...Object.entries(others),
    ]);

/** Every system that the policy is exported for, by its name. */
export const systems: Readonly<Record<string, System>> = {
  opa: {
    summary: "opa exec and opa eval",
    files: tree("main"),
    steps: (folder) => `Judge a plan:

  terraform show -json PLAN > plan.json
  opa exec --fail-non-empty --decision main/deny --bundle ${folder} plan.json
`,
  },
  conftest: {
    summary: "conftest test",
    files: tree("main"),
    steps: (folder) => `Judge a plan:

  terraform show -json PLAN > plan.json
  conftest test --policy ${folder} --data ${folder} plan.json

Without --data every plan is rejected: the policy does not run without its catalogue.
`,
  },
  hcp: {
    summary: "an OPA policy set of HCP Terraform or Terraform Enterprise",
    files: tree("terraform", {
      "policies.hcl": `policy "keepwatch" {
  query             = "data.terraform.deny"
  enforcement_level = "mandatory"
  description       = "Every change of an IAM policy is seen, and somebody is told"
}
`,
    }),
    steps:
      () => `Commit the folder to the repository of an OPA policy set, and enter it as the policies path of the set.
`,
  },
  scalr: {
    summary: "an OPA policy group of Scalr",
    files: oneFile("terraform", {
      "scalr-policy.hcl": `version = "v1"

policy "keepwatch" {
  enabled           = true
  enforcement_level = "hard-mandatory"
}
`,
    }),
    steps:
      () => `Commit the folder to the repository of a policy group, and enter it as the path of the group. Let the group check after
the plan: before the plan there is nothing to judge, and every run is denied.
`,
  },
  spacelift: {
    summary: "a plan policy of Spacelift",
    files: oneFile("spacelift"),
    steps: () => `Make keepwatch.rego the body of a plan policy, with Rego v1:

  resource "spacelift_policy" "keepwatch" {
    name = "keepwatch"
    type = "PLAN"
    body = file("keepwatch.rego")
  }

Its stacks need Smart Sanitization: nothing can be proved about a value that is shown only as a hash, so it is denied.
`,
  },
};
