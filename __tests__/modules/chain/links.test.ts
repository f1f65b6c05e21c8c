// The links of every example lead somewhere: each reference of each stack is followed.
import { readFileSync } from "node:fs";
import { exampleFiles, exampleOf, examples } from "../../examples";
import type { Arguments, Stack } from "../../plans/shipped/stack";
import { blocksOf, type Link, linksOf } from "../stack-links";

/** What each example's links lead to outside of its stack; nothing in the others. */
const outside: Readonly<Record<string, readonly string[]>> = {
  "central-topic": ["arn:aws:sns:eu-central-1:210987654321:security-alarms"],
  "control-tower": ["aws-controltower/CloudTrailLogs"],
  "existing-parts": [
    "arn:aws:iam::123456789012:role/platform/trail-delivery",
    "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    "example-audit-logs",
  ],
  "existing-trail": ["CloudTrail/DefaultLogGroup"],
};

const to = (links: readonly Link[], kind: string): string[] =>
  links.filter((link) => link.kind === kind).map((link) => link.to);

const documentOf = (stack: Stack, address: string): readonly Arguments[] =>
  blocksOf(stack).find((block) => block.address === address)?.values["statement"] as readonly Arguments[];

/** What a policy document lets a service do. */
const allowed = (statements: readonly Arguments[], service: string): unknown[] =>
  statements
    .filter(({ principals }) => JSON.stringify(principals ?? "").includes(`"${service}"`))
    .flatMap(({ actions }) => actions);

describe.each(examples.map(({ name, stack }) => [name, stack] as const))("the links of example %s", (name, stack) => {
  const links = linksOf(stack);
  const blocks = blocksOf(stack);
  const inside = new Set(blocks.map(({ address }) => address));

  test("lead to what is in the stack, or to what the example names", () => {
    const left = links.map((link) => link.to).filter((target) => !inside.has(target));
    expect([...new Set(left)].sort()).toEqual([...(outside[name] ?? [])].sort());
  });

  test("join every filter to a group that is fed: by a trail of the stack, or by one of before", () => {
    const read = to(links, "filter → group");
    expect(read).not.toEqual([]);
    const fed = [...to(links, "trail → group"), ...(outside[name] ?? [])];
    expect(read.filter((group) => !fed.includes(group))).toEqual([]);
  });

  test("join every alarm to name and namespace of one filter, and every filter to an alarm", () => {
    const watched = links.filter(({ kind }) => kind === "alarm → filter's metric");
    const spaces = links.filter(({ kind }) => kind === "alarm → filter's namespace");
    expect(spaces.map((link) => [link.from, link.to])).toEqual(watched.map((link) => [link.from, link.to]));
    const filters = [...inside].filter((address) => address.startsWith("aws_cloudwatch_log_metric_filter."));
    expect(watched.map((link) => link.to).sort()).toEqual(filters.sort());
  });

  test("join every alarm to one topic that has a subscriber, or is another's", () => {
    const told = to(links, "alarm → topic");
    const alarms = [...inside].filter((address) => address.startsWith("aws_cloudwatch_metric_alarm."));
    expect(told).toHaveLength(alarms.length);
    const heard = [...to(links, "subscription → topic"), ...(outside[name] ?? [])];
    expect(told.filter((topic) => !heard.includes(topic))).toEqual([]);
  });

  test("give every topic one policy that lets alarms publish, and a key that lets them encrypt", () => {
    for (const topic of [...inside].filter((address) => address.startsWith("aws_sns_topic."))) {
      const policies = links.filter((link) => link.kind === "policy → topic" && link.to === topic);
      expect(policies).toHaveLength(1);
      const [document = ""] = to(
        links.filter(({ from }) => from === policies[0]?.from),
        "topic policy → document",
      );
      expect(allowed(documentOf(stack, document), "cloudwatch.amazonaws.com")).toEqual(["sns:Publish"]);
      const [key = ""] = to(
        links.filter(({ from }) => from === topic),
        "topic → key",
      );
      if (inside.has(key)) {
        const [keyDocument = ""] = to(
          links.filter(({ from }) => from === key),
          "key → document",
        );
        expect(allowed(documentOf(stack, keyDocument), "cloudwatch.amazonaws.com")).toEqual([
          "kms:Decrypt",
          "kms:GenerateDataKey*",
        ]);
      }
    }
  });

  test("stay with one provider in each chain, whose region every ARN of the chain has", () => {
    const regions = new Map(
      (stack["provider"] as { readonly aws: readonly { readonly alias?: string; readonly region: string }[] }).aws.map(
        ({ alias, region }) => [alias === undefined ? undefined : `aws.${alias}`, region],
      ),
    );
    const chains = new Map<string, Set<unknown>>();
    for (const { address, values } of blocks) {
      // The message about each call stands where IAM's events arrive, which need not be where the chain is.
      const [, of = "", part = ""] = /\.([a-z]+)_([a-z-]*)[^.]*$/.exec(address) ?? [];
      const chain = part === "change-alert" ? `${of}'s messages` : of;
      chains.set(chain, (chains.get(chain) ?? new Set()).add(values["provider"]));
      const region = regions.get(values["provider"] as string | undefined);
      const arns = [...JSON.stringify(values).matchAll(/arn:[a-z-]+:(?!iam|s3)[a-z]+:([a-z]{2}-[a-z-]+-\d):/g)];
      expect(new Set(arns.map(([, of]) => of).filter((of) => of !== region))).toEqual(new Set());
    }
    for (const providers of chains.values()) expect(providers.size).toBe(1);
    const used = new Set([...chains.values()].flatMap((providers) => [...providers]));
    expect([...used].sort()).toEqual([...regions.keys()].sort());
  });

  test("collide in no name", () => {
    const keys: Readonly<Record<string, readonly string[]>> = {
      aws_cloudtrail: ["name"],
      aws_cloudwatch_log_group: ["name"],
      aws_cloudwatch_log_metric_filter: ["log_group_name", "name"],
      aws_cloudwatch_metric_alarm: ["alarm_name"],
      aws_sns_topic: ["name"],
      aws_sns_topic_subscription: ["topic_arn", "protocol", "endpoint"],
      aws_cloudwatch_dashboard: ["dashboard_name"],
      aws_cloudwatch_event_rule: ["name"],
      aws_cloudwatch_query_definition: ["name"],
      aws_cloudwatch_log_subscription_filter: ["log_group_name", "name"],
      aws_config_configuration_recorder: ["name"],
      aws_iam_role: ["name"],
      aws_kinesis_firehose_delivery_stream: ["name"],
      aws_organizations_policy: ["name"],
      aws_kms_alias: ["name"],
      aws_s3_bucket: ["bucket"],
    };
    const names = blocks
      .filter(({ type }) => keys[type])
      .map(({ type, values }) => JSON.stringify([type, ...(keys[type] ?? []).map((key) => values[key])]));
    expect(names.filter((one, index) => names.indexOf(one) !== index)).toEqual([]);
    // A metric is counted by one filter, or the one would hide what the other counts
    const metrics = blocks
      .filter(({ type }) => type === "aws_cloudwatch_log_metric_filter")
      .map(({ values }) =>
        JSON.stringify([values["provider"], (values["metric_transformation"] as Arguments)["name"]]),
      );
    expect(new Set(metrics).size).toBe(metrics.length);
  });
});

test("a broken link is seen", () => {
  const { stack } = exampleOf("minimal");
  const parted: Stack = JSON.parse(
    JSON.stringify(stack).replace(/\$\{aws_cloudwatch_log_metric_filter\.[^}]+\[0\]\.name\}/, "IAMPolicyChanges"),
  );
  expect(to(linksOf(parted), "alarm → filter's metric")).toEqual(["IAMPolicyChanges"]);
});

test.each(exampleFiles.map((file) => [file.replace(/^.*\/examples\//, ""), file] as const))(
  "%s has forty lines or fewer",
  (_, file) => {
    expect(readFileSync(file, "utf8").trimEnd().split("\n").length).toBeLessThanOrEqual(40);
  },
);
