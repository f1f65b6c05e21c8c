import type { ExplainPatternOptions } from "./commands/explain-pattern";
import type { ExportPolicyOptions } from "./commands/export-policy";
import type { GateOptions } from "./commands/gate";
import type { GraphOptions } from "./commands/graph";
import type { JudgingOptions } from "./commands/judging";
import type { RulesOptions } from "./commands/rules";

/** What the arguments of the command ask for. */
export type Call =
  | { readonly command: "gate"; readonly plans: readonly string[]; readonly options: GateOptions }
  | { readonly command: "drift"; readonly plans: readonly string[]; readonly options: JudgingOptions }
  | { readonly command: "graph"; readonly plan: string | undefined; readonly options: GraphOptions }
  | {
      readonly command: "explain pattern";
      readonly pattern: string | undefined;
      readonly options: ExplainPatternOptions;
    }
  | { readonly command: "explain"; readonly reason: string | undefined; readonly options: RulesOptions }
  | { readonly command: "rules"; readonly options: RulesOptions }
  | { readonly command: "policy export"; readonly folder: string; readonly options: ExportPolicyOptions };
