// The Terraform modules have every file, variable and output that they should, and no provider: as they are written.
import { moduleFiles } from "../terraform-module/module-files";
import { variants } from "../terraform-module/variants";
import { all, chainStack, type Synthesised } from "./modules/synthesised";

const files = moduleFiles();
const pathIn = (folder: string, name: string): string => (folder === "" ? name : `${folder}/${name}`);
const textOf = (folder: string, name: string): string => files[pathIn(folder, name)] ?? "";
const template = (expression: string): string => `\${${expression}}`;
const blocksOf = (folder: string, name: string) => JSON.parse(textOf(folder, name));

test("every variant has its files, and there are no others", () => {
  const names = ["README.md", "main.tf.json", "outputs.tf.json", "variables.tf.json", "versions.tf.json"];
  const wanted = variants.flatMap(({ folder }) => names.map((name) => pathIn(folder, name)));
  expect(Object.keys(files).sort()).toEqual(wanted.sort());
});

describe.each(variants.map((variant) => [variant.folder || "the whole chain", variant] as const))(
  "%s",
  (_, { folder, variables }) => {
    const texts = ["main.tf.json", "outputs.tf.json", "variables.tf.json", "versions.tf.json"].map((name) =>
      textOf(folder, name),
    );

    test("can be used by others: no provider, no backend, a range of versions", () => {
      const kinds = texts.flatMap((text) => Object.keys(JSON.parse(text)));
      expect(kinds.sort()).toEqual(["data", "locals", "output", "resource", "terraform", "variable"]);
      expect(blocksOf(folder, "versions.tf.json").terraform).toEqual({
        required_version: ">= 1.5",
        required_providers: { aws: { source: "hashicorp/aws", version: expect.stringMatching(/^>= .+, < /) } },
      });
    });

    test("has every variable described, typed and used", () => {
      const { variable } = blocksOf(folder, "variables.tf.json");
      expect(Object.keys(variable)).toEqual(Object.keys(variables));
      const body = `${textOf(folder, "main.tf.json")}${textOf(folder, "outputs.tf.json")}`;
      for (const [name, { type, description }] of Object.entries<Record<string, string>>(variable)) {
        expect([name, type, description]).toEqual([name, expect.stringMatching(/./), expect.stringMatching(/\.$/)]);
        expect(body).toMatch(new RegExp(`\\bvar\\.${name}\\b`));
      }
      const used = [...body.matchAll(/\bvar\.(\w+)/g)].map(([, name = ""]) => name);
      expect(used.filter((name) => variables[name] === undefined)).toEqual([]);
    });

    test("has a README whose inputs and outputs are its own", () => {
      const readme = textOf(folder, "README.md");
      const [, inputs = "", outputs = ""] = /## Inputs\n([\s\S]*?)## Outputs\n([\s\S]*?)(?:\n## |$)/.exec(readme) ?? [];
      const namesIn = (table: string) => [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
      expect(namesIn(inputs)).toEqual(Object.keys(variables));
      expect(namesIn(outputs)).toEqual(Object.keys(blocksOf(folder, "outputs.tf.json").output));
    });

    test("has nothing twice in a list", () => {
      const lists: string[][] = [];
      JSON.parse(textOf(folder, "main.tf.json"), (_, value) => {
        if (Array.isArray(value)) lists.push(value.map((item) => JSON.stringify(item)));
        return value;
      });
      expect(lists.length).toBeGreaterThan(30);
      expect(lists.filter((list) => new Set(list).size < list.length)).toEqual([]);
    });

    test("has no account, region, partition or unresolved token in it", () => {
      const body = texts.filter((text) => !text.includes('"variable"')).join("");
      expect(body).not.toMatch(/TfToken|\d{12}|arn:aws|[a-z]{2}-[a-z]+-\d"/);
    });
  },
);

test("the outputs are what a caller needs", () => {
  expect(
    Object.fromEntries(variants.map(({ folder }) => [folder, Object.keys(blocksOf(folder, "outputs.tf.json").output)])),
  ).toEqual(
    Object.fromEntries(
      variants.map(({ folder }) => [
        folder,
        [
          ...(folder === "modules/existing-trail" ? [] : ["trail_arn", "trail_bucket"]),
          ...["log_group_name", "metric_filter_name", "alarm_arn"],
          ...["escalation_alarm_arn", "tampering_alarm_arn", "tuned_alarm_arn"],
          ...["topic_arn", "subscription_arns", "pending_subscriptions", "required_policy_statements", "test_command"],
        ],
      ]),
    ),
  );
});

test.each(variants.map(({ folder }) => [folder]))(
  "the longest names that %s takes leave room in patterns and descriptions",
  (folder) => {
    const { resource, locals } = blocksOf(folder, "main.tf.json");
    const filled = (value: unknown): Synthesised["resource"] =>
      JSON.parse(
        Object.entries({
          "local.page": `What to do: ${"r".repeat(168)} `,
          "var.name": "n".repeat(32),
          "local.alarm_name": "n".repeat(32),
          "var.log_group_name": "g".repeat(170),
          "local.log_group_name": "g".repeat(170),
        }).reduce((text, [reference, long]) => text.replaceAll(template(reference), long), JSON.stringify(value)),
      );
    const texts = Object.values(filled(resource)).flatMap((named) =>
      Object.values(named).flatMap((values) => values["pattern"] ?? []),
    );
    const told = Object.entries(filled(locals)).flatMap(([name, parts]) =>
      name.endsWith("_description") ? parts["told"] : [],
    );
    expect(told).toHaveLength(4);
    expect([...texts, ...told].filter((one) => String(one).length > 1024)).toEqual([]);
    expect([...texts, ...told].filter((one) => String(one).includes("${") && !String(one).startsWith("${"))).toEqual(
      [],
    );
  },
);

const uuid = "1234abcd-12ab-34cd-56ef-1234567890ab";
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:123456789012:${resource}`;

describe("the whole chain", () => {
  const main: Synthesised = blocksOf("", "main.tf.json");

  test("has the resources of the construct, each once", () => {
    const counts = ({ resource, data }: Synthesised) =>
      Object.fromEntries(
        Object.entries({ ...resource, ...data }).map(([type, named]) => [type, Object.keys(named).length]),
      );
    const everything = chainStack({
      escalationAlarm: true,
      tamperingAlarm: true,
      tunedAlarm: { exclude: [{ field: "userAgent", value: "pipeline" }] },
      changeAlert: {},
      savedQuery: true,
      dashboard: true,
      chat: [
        { kind: "slack", teamId: "T07EA123LEP", channelId: "C07EZ1ABC23" },
        { kind: "teams", tenantId: uuid, teamId: uuid, channelId: "19%3Aa%40thread.tacv2" },
      ],
      subscriptions: [
        { protocol: "sqs", endpoint: arn("sqs", "incidents") },
        { protocol: "lambda", endpoint: arn("lambda", "function:triage") },
        { protocol: "firehose", endpoint: arn("firehose", "deliverystream/alarms") },
      ],
      trail: {
        kind: "created",
        bucket: {
          kind: "created",
          objectLock: "governance",
          accessLogs: { kind: "created", lifecycle: { expireAfterDays: 400 } },
          lifecycle: { expireAfterDays: 400 },
          replication: { bucket: "copies", keyArn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd" },
        },
      },
    });
    // The map of subscriptions is one resource
    const subscribed = { aws_sns_topic_subscription: 1 };
    expect(counts(main)).toEqual({ ...counts(everything), ...subscribed });
  });

  test("gives its resources names without hashes and without words said twice", () => {
    const names = Object.entries(main.resource).flatMap(([type, named]) =>
      Object.keys(named).map((name) => `${type}.${name}`),
    );
    expect(names).toEqual(expect.arrayContaining(["aws_cloudtrail.trail", "aws_iam_role.trail_delivery_role"]));
    expect(names.filter((name) => !/^\w+\.[a-z]+(_[a-z]+)*$/.test(name) || /_([a-z]+)_\1(_|$)/.test(name))).toEqual([]);
  });

  test("guards what it keeps, and the sandbox does not", () => {
    const guarded = (blocks: Synthesised) => JSON.stringify(blocks).match(/"prevent_destroy":true/g)?.length ?? 0;
    expect([guarded(main), guarded(blocksOf("modules/sandbox", "main.tf.json"))]).toEqual([8, 0]);
  });

  test("has one subscription for each of the map", () => {
    const [[, subscription] = []] = all(main, "aws_sns_topic_subscription");
    expect(subscription).toMatchObject({
      for_each: template("var.subscriptions"),
      protocol: template("each.value.protocol"),
      endpoint: template("each.value.endpoint"),
    });
  });
});
