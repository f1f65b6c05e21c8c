/** The one typed door to the catalogue (`policies/spec/data.json`) for TypeScript. */
import data from "./policies/spec/data.json";

/**
 * The whole catalogue, as the policy reads it under `data.spec`.
 *
 * @internal the type of a JSON file is one only for a compiler that is set to read such files
 */
export const catalogue = data;

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

/** Every reason that the policy may give, by its code. */
export const reasons: Readonly<Record<string, Reason>> = catalogue.reasons;

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
