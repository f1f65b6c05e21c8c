// What the provider awscc calls otherwise is judged alike: every edit that both can say is said in both spellings.
import { isDeepStrictEqual } from "node:util";
import { catalogue, guarded } from "../../spec";
import { editedCases } from "../plans/cases";
import {
  alarm,
  created,
  type Entry,
  filter,
  found,
  having,
  kept,
  type Plan,
  topicArn,
  type Values,
} from "../plans/edited/plan-edit";
import { answerTo } from "./answer";

interface Spelling {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly blocks?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const spellings: readonly (readonly [string, Spelling])[] = Object.entries(catalogue.spellings);
const turned = (names: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(names).map(([written, read]) => [read, written]));
const renamed = (values: Values, names: Readonly<Record<string, string>>): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name] ?? name, value]));

/** Values under the other provider's names, without what that provider has no attribute for. */
const respelled = (written: string, { attributes, blocks = {} }: Spelling, values: Values | null): Values | null => {
  if (values === null) return null;
  const kept = Object.entries(renamed(values, turned(attributes))).filter(([name]) => guarded[written]?.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => {
      const inner = turned(blocks[name]);
      if (Array.isArray(value) && blocks[name]) return [name, value.map((block) => renamed(block, inner))];
      return [name, name === "dimensions" && Object.keys(value ?? {}).length === 0 ? null : value];
    }),
  );
};

/** The plan as the other provider would have it; a mechanical rewriting, as that provider reads its values through an API of its own. */
const inOtherWords = (plan: unknown): unknown => {
  // Of two kinds that are read as one, the last; but one policy of several topics has another form.
  const rewritable = spellings.filter(([written]) => written !== "awscc_sns_topic_policy");
  const known = new Map(rewritable.map(([written, spelling]) => [spelling.type, [written, spelling] as const]));
  const rewritten = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rewritten);
    if (typeof value === "string") {
      return value.replace(/^((?:module\.[^.]+\.)*)(aws_\w+)\./, (whole, module, type) =>
        known.has(type) ? `${module}${known.get(type)?.[0]}.` : whole,
      );
    }
    if (typeof value !== "object" || value === null) return value;
    const object = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner)])) as Values;
    const spelling = typeof object["type"] === "string" ? known.get(object["type"]) : undefined;
    if (spelling === undefined || !("address" in object) || object["mode"] === "data") return object;
    const [written] = spelling;
    const inTheirs = (part: unknown) => respelled(written, spelling[1], part as Values | null);
    const { change, values, expressions } = object as Readonly<Record<string, Values | undefined>>;
    return {
      ...object,
      type: written,
      ...(values ? { values: inTheirs(values) } : {}),
      ...(expressions ? { expressions: inTheirs(expressions) } : {}),
      ...(change
        ? {
            change: {
              ...change,
              before: inTheirs(change["before"]),
              after: inTheirs(change["after"]),
              after_unknown: inTheirs(change["after_unknown"] ?? {}),
            },
          }
        : {}),
    };
  };
  return rewritten(plan);
};

const keptEntries: ReadonlyMap<string, Entry> = new Map(kept.resource_changes.map((entry) => [entry.address, entry]));

/** What a plan changes of the deployed chain; undefined where it says anything else, too. */
const changedIn = (plan: unknown): readonly Entry[] | undefined => {
  const { resource_changes, ...others } = plan as Plan;
  const { resource_changes: _, ...rest } = kept;
  const isOfChain =
    Array.isArray(resource_changes) && resource_changes.every(({ address }) => keptEntries.has(address));
  if (!isOfChain || !isDeepStrictEqual(others, rest)) return;
  const entries = resource_changes.filter((entry) => entry !== keptEntries.get(entry.address));
  return entries.every(({ change }) => /^(update|delete|forget)$/.test(String(change["actions"])))
    ? entries
    : undefined;
};

/** Whether both providers have a name for everything that an entry changes. */
const hasNames = ({ address, type, change }: Entry): boolean => {
  const [written, spelling] = spellings.find(([, { type: read }]) => read === type) ?? [];
  if (written === undefined || spelling === undefined) return false;
  const theirs = turned(spelling.attributes);
  const before = keptEntries.get(address)?.change.after ?? {};
  const changed = Object.keys(change.after ?? {}).filter((name) => change.after?.[name] !== before[name]);
  const isNamed = (name: string): boolean =>
    guarded[type]?.includes(name) === true && guarded[written]?.includes(theirs[name] ?? name) === true;
  return changed.every((name) => isNamed(name) && name !== "dimensions");
};

describe("what is said in the other provider's words is judged alike", () => {
  test("of a plan that keeps everything", async () => {
    expect(await answerTo(inOtherWords(kept))).toEqual({ verdict: "pass", reasons: [], warnings: [] });
  });

  const cases = Object.values(editedCases)
    .flat()
    .filter(({ waivers }) => waivers === undefined)
    .filter(({ plan }) => {
      const entries = changedIn(plan()) ?? [];
      return entries.length > 0 && entries.every(hasNames);
    });
  test.each(cases.map((one) => [one.id, one] as const))("%s", async (_, { plan, verdict, reasons, warnings = [] }) => {
    expect(await answerTo(inOtherWords(plan()))).toEqual({ verdict, reasons, warnings });
  });

  test("enough of them can be said", () => {
    expect(cases.length).toBeGreaterThan(100);
  });
});

test("an alarm of the same name that the other provider writes is a second writer", async () => {
  const plan = having(
    created("awscc_cloudwatch_alarm", { ...found(alarm).change.after, dimensions: null, threshold: 9 }),
  );
  expect((await answerTo(plan)).reasons).toEqual(["contested"]);
});

test("an alarm of the other provider may replace one of another name", async () => {
  const { metric_query: _, dimensions: __, arn: ___, ...values } = found(alarm).change.after ?? {};
  const added = created("awscc_cloudwatch_alarm", { ...values, alarm_name: "b" });
  const gone = { ...found(alarm), change: { ...found(alarm).change, actions: ["delete"], after: null } };
  expect((await answerTo(having(gone, added))).reasons).toEqual([]);
});

test("a subscriber of the other provider is not confirmed by its creation", async () => {
  const old = found("aws_sns_topic_subscription");
  const { topic_arn, endpoint } = old.change.after ?? {};
  const gone = { ...old, change: { ...old.change, actions: ["delete"], after: null } };
  const by = (protocol: string, other: unknown) =>
    having(gone, created("awscc_sns_subscription", { topic_arn, protocol, endpoint: other }));
  expect((await answerTo(by("email", `b${endpoint}`))).reasons).toEqual(["subscription_pending"]);
  expect((await answerTo(by("sqs", "arn:aws:sqs:us-east-1:123456789012:incidents"))).reasons).toEqual([]);
});

test("a filter of the other provider that excludes somebody weakens as any other", async () => {
  const before = found(filter).change.before ?? {};
  const plan = inOtherWords(
    having({
      ...found(filter),
      change: {
        ...found(filter).change,
        actions: ["update"],
        after: {
          ...before,
          pattern: String(before["pattern"]).replace(/^\{(.*)\}$/, '{ ($1) && ($.userIdentity.type != "Root") }'),
        },
      },
    }),
  );
  expect((await answerTo(plan)).reasons).toEqual(["pattern_unproven"]);
});

test("a mute rule of the other provider silences the alarm that it names", async () => {
  const muting = (name: unknown) =>
    having(
      created("awscc_cloudwatch_alarm_mute_rule", {
        name: "maintenance",
        mute_targets: { alarm_names: [name] },
        rule: { schedule: { expression: "cron(0 2 * * *)", duration: "PT4H" } },
      }),
    );
  expect((await answerTo(muting(found(alarm).change.after?.["alarm_name"]))).reasons).toEqual(["alarm_muted"]);
  expect((await answerTo(muting("another"))).reasons).toEqual([]);
});

test("a policy of the other provider counts for each topic that it names", async () => {
  const policy_document = JSON.stringify({
    Statement: [{ Effect: "Deny", Principal: "*", Action: "sns:Publish", Resource: topicArn }],
  });
  const put = (...topics: readonly string[]) => having(created("awscc_sns_topic_policy", { policy_document, topics }));
  expect((await answerTo(put("arn:aws:sns:us-east-1:123456789012:others", topicArn))).reasons).toContain(
    "topic_policy_denies",
  );
  expect((await answerTo(put("arn:aws:sns:us-east-1:123456789012:others"))).reasons).toEqual([]);
});
