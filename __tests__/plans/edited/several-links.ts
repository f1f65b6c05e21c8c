import type { PlanCase } from "../plan-case";
import { fresh, group, subscription, trail } from "./deployed";
import { edited } from "./edited";
import { alarm, filter, found, having, stepped, within } from "./plan-edit";

/** Edits of several links at once. */
export const severalLinksEdits: readonly PlanCase[] = edited([
  [
    "metric renamed on both",
    having(
      stepped(found(filter), ["update"], within(found(filter), "metric_transformation", { name: "other" })),
      stepped(found(alarm), ["update"], { metric_name: "other" }),
    ),
    [],
  ],
  [
    "unit of metric and alarm",
    having(
      stepped(found(filter), ["update"], within(found(filter), "metric_transformation", { unit: "Count" })),
      stepped(found(alarm), ["update"], { unit: "Count" }),
    ),
    [],
  ],
  [
    "value 3 makes threshold 3 harmless",
    having(
      stepped(found(filter), ["update"], within(found(filter), "metric_transformation", { value: "3" })),
      stepped(found(alarm), ["update"], { threshold: 3 }),
    ),
    [],
  ],
  [
    "P3: the group replaced, and its filter",
    having(
      stepped(group, ["delete", "create"], fresh),
      stepped(found(filter), ["delete", "create"], { id: undefined }),
    ),
    [],
    ["monitoring_gap"],
  ],
  [
    "null, blank, empty and missing are one value",
    having(
      stepped(found(alarm), ["update"], {
        actions_enabled: null,
        datapoints_to_alarm: null,
        dimensions: {},
        unit: "",
      }),
      stepped(trail, ["update"], {
        enable_logging: null,
        include_global_service_events: null,
        advanced_event_selector: [],
      }),
      stepped(subscription, ["update"], { filter_policy: "" }),
    ),
    [],
  ],
  [
    "filter, metric and alarm under other names",
    having(
      stepped(found(filter), ["create", "delete"], {
        name: "new",
        id: undefined,
        metric_transformation: [{ name: "new", namespace: "New", value: "1" }],
      }),
      stepped(found(alarm), ["create", "delete"], {
        alarm_name: "new",
        arn: undefined,
        id: undefined,
        metric_name: "new",
        namespace: "New",
      }),
    ),
    [],
  ],
  [
    "new attributes with their defaults",
    having(
      stepped(found(alarm), ["update"], {
        region: "us-east-1",
        evaluate_low_sample_count_percentiles: "",
        unit: "",
        datapoints_to_alarm: null,
        dimensions: {},
        insufficient_data_actions: [],
      }),
      stepped(group, ["update"], { region: "us-east-1", log_group_class: "STANDARD", name_prefix: "" }),
    ),
    [],
  ],
]);
