import { type Block, blocksOf } from "../modules/stack-links";
import type { Arguments, Stack } from "../plans/shipped/stack";

/** A trail, as far as auditors look at it. */
export interface SeenTrail {
  readonly group: string;
  readonly isMultiRegion: boolean;
  readonly isLogging: boolean;
  /** Its basic event selectors; an advanced one is none. */
  readonly selectors: readonly { readonly management: boolean; readonly readWrite: string }[];
}

/** A metric filter. */
export interface SeenFilter {
  /** Terraform's name of the resource. */
  readonly resource: string;
  readonly name: string;
  readonly group: string;
  readonly pattern: string;
  readonly metric: string;
  readonly namespace: string;
}

/** An alarm. */
export interface SeenAlarm {
  readonly metric: string;
  readonly namespace: string;
  /** The text that names the metric in the configuration. */
  readonly metricText: string;
  readonly topics: readonly string[];
}

/** A subscription. */
export interface SeenSubscription {
  readonly topic: string;
  /** Whether nobody has to confirm it. */
  readonly confirmsItself: boolean;
}

/** One region of the account that a stack makes. A group or a topic goes by its name, or by its address where it is of the stack. */
export interface SeenRegion {
  readonly region: string;
  readonly trails: readonly SeenTrail[];
  readonly filters: readonly SeenFilter[];
  readonly alarms: readonly SeenAlarm[];
  readonly subscriptions: readonly SeenSubscription[];
  /** The topics of the stack: the subscribers of another are not in it. */
  readonly topics: readonly string[];
  /** Everything else that stands there. */
  readonly blocks: readonly Block[];
}

const confirmingProtocols = ["sms", "sqs", "lambda", "firehose", "application"];

/** The value behind a reference to an argument, the address behind one to anything else, or the text that it is. */
const resolved = (blocks: readonly Block[], value: unknown): string => {
  const text = String(value).replace(/:\*$/, "");
  const [, address, path = ""] = /^\$\{(\w+\.[\w-]+)\.([^}]+)\}$/.exec(text) ?? [];
  const block = blocks.find((one) => one.address === address);
  if (block === undefined) {
    return text.replace(/^arn:[^:]*:logs:.*:log-group:/, "");
  }
  const [, list, key] = /^(\w+)\[0\]\.(\w+)$/.exec(path) ?? [];
  const inner = list === undefined ? undefined : ([block.values[list]].flat()[0] as Arguments | undefined);
  return inner === undefined || key === undefined ? block.address : String(inner[key]);
};

const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());

const regionOf = (region: string, blocks: readonly Block[]): SeenRegion => {
  const of = (type: string) => blocks.filter((block) => block.type === type);
  const text = (value: unknown) => resolved(blocks, value);
  return {
    region,
    trails: of("aws_cloudtrail").map(({ values }) => ({
      group: text(values["cloud_watch_logs_group_arn"]),
      isMultiRegion: values["is_multi_region_trail"] === true,
      isLogging: values["enable_logging"] !== false,
      selectors: (listOf(values["event_selector"]) as readonly Arguments[]).map((selector) => ({
        management: selector["include_management_events"] !== false,
        readWrite: String(selector["read_write_type"] ?? "All"),
      })),
    })),
    filters: of("aws_cloudwatch_log_metric_filter").map(({ address, values }) => {
      const [metric = {}] = listOf(values["metric_transformation"]) as readonly Arguments[];
      return {
        resource: address.replace(/^.*\./, ""),
        name: String(values["name"]),
        group: text(values["log_group_name"]),
        pattern: String(values["pattern"]),
        metric: String(metric["name"]),
        namespace: String(metric["namespace"]),
      };
    }),
    alarms: of("aws_cloudwatch_metric_alarm").map(({ values }) => ({
      metric: text(values["metric_name"]),
      namespace: text(values["namespace"]),
      metricText: String(values["metric_name"]),
      topics: listOf(values["alarm_actions"]).map(text),
    })),
    subscriptions: of("aws_sns_topic_subscription").map(({ values }) => ({
      topic: text(values["topic_arn"]),
      confirmsItself:
        confirmingProtocols.includes(String(values["protocol"])) || values["endpoint_auto_confirms"] === true,
    })),
    topics: of("aws_sns_topic").map(({ address }) => address),
    blocks,
  };
};

/** The regions in which a stack has a metric filter, one for each provider. */
export const seenRegions = (stack: Stack): SeenRegion[] => {
  const { aws } = stack["provider"] as {
    readonly aws: readonly { readonly alias?: string; readonly region: string }[];
  };
  const blocks = blocksOf(stack);
  return aws
    .map(({ alias, region }) => {
      const provider = alias === undefined ? undefined : `aws.${alias}`;
      return regionOf(
        region,
        blocks.filter(({ values }) => values["provider"] === provider),
      );
    })
    .filter(({ filters }) => filters.length > 0);
};
