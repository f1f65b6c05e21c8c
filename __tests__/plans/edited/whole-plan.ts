import { recordedPlan } from "../corpus";
import type { PlanCase } from "../plan-case";
import { edited } from "./edited";
import {
  alarm,
  configuration,
  deleted,
  type Entry,
  found,
  having,
  kept,
  type Plan,
  stepped,
  withReason,
} from "./plan-edit";

const firstCreation: Plan = JSON.parse(recordedPlan("first-creation"));
const inOther = (text: string): string => text.replaceAll("123456789012", "210987654321");
/** The plan with every object once more, by a module whose provider is of another account. */
const inTwoAccounts = (...edits: readonly ((entry: Entry) => Entry)[]): Plan => ({
  ...kept,
  configuration: {
    provider_config: {
      ...configuration.provider_config,
      "aws.other": { name: "aws", alias: "other", expressions: { region: { constant_value: "us-east-1" } } },
    },
    root_module: {
      ...configuration.root_module,
      module_calls: {
        other: {
          source: "./other",
          module: {
            ...configuration.root_module,
            resources: configuration.root_module.resources.map((one) => ({ ...one, provider_config_key: "aws.other" })),
          },
        },
      },
    },
  },
  resource_changes: [
    ...kept.resource_changes,
    ...kept.resource_changes.map((entry) => {
      const other: Entry = JSON.parse(inOther(JSON.stringify(entry)));
      return edits.reduce((edited, edit) => edit(edited), { ...other, address: `module.other.${entry.address}` });
    }),
  ],
});
const ofType =
  (type: string, edit: (entry: Entry) => Entry) =>
  (entry: Entry): Entry =>
    entry.type === type ? edit(entry) : entry;

/** The plan of accepted drift, with the provider of its configuration in another region. */
const movedProvider = (): unknown => {
  const plan = JSON.parse(recordedPlan("drift-threshold-accepted"));
  plan.configuration.provider_config.aws.expressions.region.constant_value = "eu-west-1";
  return plan;
};

/** Edits of the plan as a whole: what cannot be judged, and what concerns no link by itself. */
export const wholePlanEdits: readonly PlanCase[] = edited([
  ["nothing", kept, []],
  [
    "every object deleted with its module",
    { ...kept, resource_changes: kept.resource_changes.map((entry) => withReason(entry, "delete_because_no_module")) },
    ["group_missing", "trail_missing"],
    ["safeguard_removed"],
  ],
  [
    "the alarm's change is deferred",
    {
      ...kept,
      complete: false,
      deferred_changes: [{ reason: "provider_config_unknown", resource_change: found(alarm) }],
    },
    ["plan_deferred"],
  ],
  ["the plan is errored", { ...kept, errored: true }, ["plan_errored"]],
  ["an object without anything in it", {}, ["document_version_unsupported"]],
  ["a state in place of a plan", { format_version: "1.0", values: { root_module: {} } }, ["document_is_a_state"]],
  ["an action that nobody knows", having(stepped(found(alarm), ["open"])), ["plan_action_unknown"]],
  [
    "the alarm moved to another type",
    having({
      ...found(alarm),
      type: "terraform_data",
      address: "terraform_data.alarm",
      previous_address: found(alarm).address,
    } as Entry),
    ["plan_moves_type"],
  ],
  ["the same chain in two accounts", inTwoAccounts(), []],
  ["one of two accounts loses its alarm", inTwoAccounts(ofType(alarm, deleted)), ["alarm_missing"]],
  [
    "a first creation without its alarm",
    { ...firstCreation, resource_changes: firstCreation.resource_changes.filter(({ type }) => type !== alarm) },
    [],
  ],
  ["only outputs change", { ...kept, output_changes: { x: { actions: ["update"], before: 1, after: 2 } } }, []],
  [
    "the provider's key renamed",
    JSON.parse(
      JSON.stringify(kept)
        .replaceAll('"provider_config_key":"aws"', '"provider_config_key":"aws.main"')
        .replace('"provider_config":{"aws":', '"provider_config":{"aws.main":'),
    ),
    [],
  ],
  [
    "an object that is listed twice",
    { ...kept, resource_changes: [...kept.resource_changes, deleted(found(alarm))] },
    ["document_malformed"],
  ],
  ["no list of changes", { ...kept, resource_changes: null }, ["plan_without_changes"]],
  [
    "another region of the provider hides no chain that was there",
    movedProvider(),
    ["alarm_threshold_above_one"],
    [],
    { lost: "alarmed" },
  ],
]);
