/** The one typed door to the catalogue (`policies/spec/`) for TypeScript. */
import auditorsData from "./policies/spec/auditors/data.json";
import blames from "./policies/spec/blames/data.json";
import containers from "./policies/spec/containers/data.json";
import controlsData from "./policies/spec/controls/data.json";
import defaults from "./policies/spec/defaults/data.json";
import families from "./policies/spec/families/data.json";
import guardedData from "./policies/spec/guarded/data.json";
import harmlessData from "./policies/spec/harmless/data.json";
import hazards from "./policies/spec/hazards/data.json";
import iamHomeRegionsData from "./policies/spec/iam_home_regions/data.json";
import identities from "./policies/spec/identities/data.json";
import links from "./policies/spec/links/data.json";
import loginsData from "./policies/spec/logins/data.json";
import managedPolicies from "./policies/spec/managed_policies/data.json";
import parts from "./policies/spec/parts/data.json";
import publishedData from "./policies/spec/published/data.json";
import reasonsData from "./policies/spec/reasons/data.json";
import regionless from "./policies/spec/regionless/data.json";
import relevance from "./policies/spec/relevance/data.json";
import requiredData from "./policies/spec/required/data.json";
import safeguards from "./policies/spec/safeguards/data.json";
import silentActions from "./policies/spec/silent_actions/data.json";
import spellings from "./policies/spec/spellings/data.json";
import supportsData from "./policies/spec/supports/data.json";
import things from "./policies/spec/things/data.json";
import types from "./policies/spec/types/data.json";
import unproven from "./policies/spec/unproven/data.json";
import watchesData from "./policies/spec/watches/data.json";
import writes from "./policies/spec/writes/data.json";

/**
 * The whole catalogue, as the policy reads it under `data.spec`: each folder of `policies/spec/` under its name.
 *
 * @internal the type of a JSON file is one only for a compiler that is set to read such files
 */
export const catalogue = {
  auditors: auditorsData,
  blames,
  containers,
  controls: controlsData,
  defaults,
  families,
  guarded: guardedData,
  harmless: harmlessData,
  hazards,
  iam_home_regions: iamHomeRegionsData,
  identities,
  links,
  logins: loginsData,
  managed_policies: managedPolicies,
  parts,
  published: publishedData,
  reasons: reasonsData,
  regionless,
  relevance,
  required: requiredData,
  safeguards,
  silent_actions: silentActions,
  spellings,
  supports: supportsData,
  things,
  types,
  unproven,
  watches: watchesData,
  writes,
};

/** The known fields of one CloudTrail record, by their names in the record. */
export type KnownRecord = Readonly<Record<string, string>>;

/** One control: which records its filter must match, and which it must not. */
export interface Control {
  readonly title: string;
  /** What an alarm of it tells, as a sentence. */
  readonly alarm: string;
  /** Benchmark id (`cis-aws-4.0`) → number of the control in it. */
  readonly benchmarks: Readonly<Record<string, string>>;
  readonly must_match: readonly KnownRecord[];
  /** Canaries: everyday records whose match would hold the alarm in ALARM for ever. */
  readonly must_not_match: readonly KnownRecord[];
}

/** Id of a control. */
export type ControlId = "iam-policy-changes";

/** Every control by its id. */
export const controls: Readonly<Record<ControlId, Control>> = catalogue.controls;

/** The values that the benchmark prescribes, under Terraform's attribute names. */
export const required = catalogue.required;

/** How each published text of the benchmark's pattern is put together, by its name. */
export const published = catalogue.published;

/** Partition → the region in which the events of its IAM arrive in EventBridge. */
export const iamHomeRegions = catalogue.iam_home_regions;

/** Arguments of a provider that tell its account, and those that tell where it calls. */
export const logins = catalogue.logins;

/** Calls that an alarm beside the control's watches. */
export interface Watch {
  /** What an alarm of it tells, as a sentence. */
  readonly alarm: string;
  /**
   * Names of events; with a field and a value, only those whose record has this value there. `{name}` stands for the name of the
   * chain, `{log_group}` for that of its log group. A service is that of the permissions of the same names.
   */
  readonly events: readonly {
    readonly names: readonly string[];
    readonly field?: string;
    readonly value?: string;
    readonly service?: string;
  }[];
}

/** Every alarm that may stand beside the control's, by its id. */
export const watches: Readonly<Record<"escalation" | "tampering", Watch>> = catalogue.watches;

/** The words for one reason; `{name}` stands for a value of the finding. */
export interface Reason {
  /** Link of the chain that is at fault. */
  readonly link?: string;
  readonly message: string;
  readonly remedy: string;
}

/** Words of a family of reasons, with the parts that stand in them for each thing that says nothing else. */
interface Family {
  readonly parts?: Readonly<Record<string, string>>;
  readonly verbs: Readonly<Record<string, Omit<Reason, "link">>>;
}

/** What has reasons of a family, and the parts of their words. */
interface Thing {
  readonly link?: string;
  readonly families: readonly string[];
  readonly parts: Readonly<Record<string, string>>;
}

const familyNamed: Readonly<Record<string, Family>> = catalogue.families;

const composed = (template: string, parts: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => parts[name] ?? whole);

/** The reasons `THING_VERB` of a thing, as `policies/reason` has them. */
const reasonsOf = ([name, { link, families: familiesOf, parts }]: readonly [string, Thing]) =>
  familiesOf.flatMap((family) => {
    const { parts: shared = {}, verbs = {} } = familyNamed[family] ?? {};
    return Object.entries(verbs).map(([verb, { message, remedy }]): readonly [string, Reason] => [
      `${name}_${verb}`,
      {
        ...(link === undefined ? {} : { link }),
        message: composed(message, { ...shared, ...parts }),
        remedy: composed(remedy, { ...shared, ...parts }),
      },
    ]);
  });

/** Every reason that the policy may give, by its code. */
export const reasons: Readonly<Record<string, Reason>> = {
  ...catalogue.reasons,
  ...Object.fromEntries(Object.entries<Thing>(catalogue.things).flatMap(reasonsOf)),
};

/** Kind of resource (`data.` before those of data sources) → attributes that the policy reads. */
export const guarded: Readonly<Record<string, readonly string[]>> = catalogue.guarded;

/** Attributes that can do the chain no harm, by kind of resource (`*` is every kind), under the reason why. */
export const harmless: Readonly<
  Record<string, { readonly because: string; readonly attributes: Readonly<Record<string, readonly string[]>> }>
> = catalogue.harmless;

/** Attributes that can do the chain no harm in an object of a kind. */
export const harmlessTo = (kind: string): readonly string[] =>
  Object.values(harmless).flatMap(({ attributes }) => [...(attributes["*"] ?? []), ...(attributes[kind] ?? [])]);

/** Auditor that compares the text of a pattern → its name. */
export const auditors: Readonly<Record<string, { readonly title: string }>> = catalogue.auditors;

/** Link that others cannot do without (a role, a bucket, a key) → the link of the chain that it supports. */
export const supports: Readonly<Record<string, { readonly of: string }>> = catalogue.supports;
