/** The one typed door to the catalogue (`policies/spec/data.json`) for TypeScript. */
import catalogue from "./policies/spec/data.json";

/** The known fields of one CloudTrail record, by their names in the record. */
export type KnownRecord = Readonly<Record<string, string>>;

/** One control: which records its filter must match, and which it must not. */
export interface Control {
  readonly title: string;
  /** Benchmark id (`cis-aws-4.0`) → number of the control in it. */
  readonly benchmarks: Readonly<Record<string, string>>;
  readonly must_match: readonly KnownRecord[];
  /** Canaries: everyday records whose match would hold the alarm in ALARM for ever. */
  readonly must_not_match: readonly KnownRecord[];
}

/** Every control by its id. */
export const controls: Readonly<Record<"iam-policy-changes", Control>> = catalogue.controls;

/** The values that the benchmark prescribes, under Terraform's attribute names. */
export const required = catalogue.required;
