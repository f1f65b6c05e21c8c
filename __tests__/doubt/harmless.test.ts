// Every attribute that the catalogue calls harmless may change without a word: each is changed once.
import { project } from "../../cli/read/project";
import { recordedPlan } from "../plans/corpus";
import { answerTo } from "../policies/answer";

type Values = Record<string, unknown>;
interface Entry {
  address: string;
  mode: string;
  type: string;
  name: string;
  provider_name: string;
  change: { actions: string[]; before: Values | null; after: Values; after_unknown: Values };
}
interface Plan {
  resource_changes: Entry[];
  prior_state: { values: { root_module: { resources: Values[] } } };
  configuration: { provider_config: Record<string, Values>; root_module: { resources: Values[] } };
}
type Harmless = readonly [what: string, change: (plan: Plan) => void];

const updating = (type: string, values: (before: Values) => Values) => (plan: Plan) => {
  for (const entry of plan.resource_changes.filter((one) => one.type === type)) {
    entry.change.after = { ...entry.change.after, ...values(entry.change.after) };
    if (entry.change.actions[0] === "no-op") entry.change.actions = ["update"];
  }
};

const creating = (type: string, name: string, after: Values) => (plan: Plan) => {
  plan.resource_changes.push({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_name: "registry.terraform.io/hashicorp/aws",
    change: { actions: ["create"], before: null, after, after_unknown: { id: true, arn: true } },
  });
  plan.configuration.root_module.resources.push({
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    provider_config_key: "aws",
    expressions: Object.fromEntries(Object.entries(after).map(([key, value]) => [key, { constant_value: value }])),
  });
};

const alarm = "aws_cloudwatch_metric_alarm";
const filter = "aws_cloudwatch_log_metric_filter";
const own = (name: string) => ({
  alarm_name: name,
  metric_name: name,
  namespace: "App",
  statistic: "Sum",
  period: 60,
  evaluation_periods: 3,
  threshold: 100,
  comparison_operator: "GreaterThanThreshold",
});

/** Changes of a plan that take nothing from a filter and an alarm that stand alone. */
const harmless: readonly Harmless[] = [
  ["the alarm says more", updating(alarm, () => ({ alarm_description: "call the security team" }))],
  ["the alarm looks each minute", updating(alarm, () => ({ period: 60 }))],
  ["the alarm takes the largest value", updating(alarm, () => ({ statistic: "Maximum" }))],
  ["the alarm tells when it is over", updating(alarm, ({ alarm_actions }) => ({ ok_actions: alarm_actions }))],
  ["missing data stays missing", updating(alarm, () => ({ treat_missing_data: "missing" }))],
  ["more than nothing", updating(alarm, () => ({ comparison_operator: "GreaterThanThreshold", threshold: 0 }))],
  ["one of five", updating(alarm, () => ({ evaluation_periods: 5, datapoints_to_alarm: 1 }))],
  [
    "the alarm tells a second topic",
    updating(alarm, ({ alarm_actions }) => ({
      alarm_actions: [...(alarm_actions as string[]), "arn:aws:sns:us-east-1:123456789012:second"],
    })),
  ],
  [
    "the pattern is spaced",
    updating(filter, ({ pattern }) => ({ pattern: String(pattern).replaceAll("||", " || ").replaceAll("=", " = ") })),
  ],
  [
    "the pattern is of one more event",
    updating(filter, ({ pattern }) => ({
      pattern: String(pattern).includes("PutRolePolicy")
        ? String(pattern).replace(/\}$/, "||($.eventName=UpdateAssumeRolePolicy)}")
        : pattern,
    })),
  ],
  ["an alarm of an application", creating(alarm, "orders", own("orders"))],
  [
    "a filter of an application",
    creating(filter, "orders", {
      name: "orders",
      log_group_name: "orders",
      pattern: "ERROR",
      metric_transformation: [{ name: "orders", namespace: "App", value: "1" }],
    }),
  ],
  ["a topic", creating("aws_sns_topic", "orders", { name: "orders" })],
  ["a queue", creating("aws_sqs_queue", "payments", { name: "payments" })],
  [
    "a bucket policy of another bucket",
    creating("aws_s3_bucket_policy", "orders", { bucket: "orders", policy: '{"Statement":[]}' }),
  ],
  [
    "a role policy of another role",
    creating("aws_iam_role_policy", "orders", { name: "p", role: "orders", policy: "{}" }),
  ],
  [
    "an alias of the provider",
    ({ configuration: { provider_config: providers } }) => {
      providers["aws.tagged"] = {
        ...providers["aws"],
        alias: "tagged",
        expressions: {
          default_tags: [{ tags: { constant_value: { Team: "x" } } }],
          region: { constant_value: "us-east-1" },
        },
      };
    },
  ],
  [
    "an alias in another region",
    ({ configuration: { provider_config: providers } }) => {
      providers["aws.west"] = {
        ...providers["aws"],
        alias: "west",
        expressions: { region: { constant_value: "us-west-2" } },
      };
    },
  ],
];

const plans = ["alone", "alone-alias", "alone-map"].flatMap((shape) =>
  ["no-change", "queue-added"].map((change) => `shapes/${shape}/${change}`),
);

/** Each change of each plan, and each pair of changes that follow each other in the table. */
const cases = plans.flatMap((id) =>
  harmless.flatMap((one, position) => {
    const next = harmless[(position + 1) % harmless.length];
    return [[id, one[0], [one]] as const, ...(next ? [[id, `${one[0]}, and ${next[0]}`, [one, next]] as const] : [])];
  }),
);

test("there are more than two hundred", () => {
  expect(cases.length).toBeGreaterThan(200);
});

test.each(cases)("%s: %s", async (id, _, steps) => {
  const plan = JSON.parse(recordedPlan(id)) as Plan;
  for (const [, change] of steps) change(plan);
  const { verdict, reasons } = await answerTo(project(plan as never));
  expect({ verdict, reasons }).toEqual({ verdict: "pass", reasons: [] });
});
