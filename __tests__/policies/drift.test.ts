// Drift is found where it harms and told as repaired only where the plan repairs it: edits of what a refresh found, one and several.
import { driftOf } from "../../cli/library";
import { recordedPlan } from "../plans/corpus";

type Values = Readonly<Record<string, unknown>>;

interface Resource {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly values: Values;
}

interface Entry extends Omit<Resource, "values"> {
  readonly change: Values;
}

interface Plan {
  readonly prior_state: { readonly values: { readonly root_module: { readonly resources: readonly Resource[] } } };
  readonly resource_drift: readonly Entry[];
  readonly resource_changes?: readonly Entry[];
  readonly [key: string]: unknown;
}

/** One object, as it was applied and as it was found where that is not as deployed; null where it is gone. */
interface Drift {
  readonly type: string;
  readonly name?: string;
  readonly applied?: Values;
  readonly found?: Values | null;
  /** Where the plan is an ordinary one: whether it puts the object back. */
  readonly repaired?: boolean;
}

const ordinary: Plan = JSON.parse(recordedPlan("no-change"));
const refreshOnly: Plan = JSON.parse(recordedPlan("refresh-only"));

const alarm = "aws_cloudwatch_metric_alarm";
const filter = "aws_cloudwatch_log_metric_filter";
const trail = "aws_cloudtrail";

/** The plan of an account in which that happened; both parts of a plan that tell of it are changed alike. */
const drifted = (plan: Plan, { type, name = "", applied = {}, found = {}, repaired = false }: Drift): Plan => {
  const { resources } = plan.prior_state.values.root_module;
  const resource = resources.find((one) => one.type === type && one.address.includes(name));
  if (resource === undefined) throw new Error(`the plan has no ${type}`);
  const { address } = resource;
  const isOther = (one: { readonly address: string }): boolean => one.address !== address;
  const before = { ...resource.values, ...applied };
  const after = found === null ? null : { ...resource.values, ...found };
  const entry = (change: Values): Entry => ({ ...resource, change: { ...change, after_unknown: {} } });
  const happened = entry({ actions: [after === null ? "delete" : "update"], before, after });
  const step = repaired
    ? [entry({ actions: [after === null ? "create" : "update"], before: after, after: before })]
    : after === null
      ? []
      : [entry({ actions: ["no-op"], before: after, after })];
  return {
    ...plan,
    prior_state: {
      values: {
        root_module: {
          resources: [...resources.filter(isOther), ...(after === null ? [] : [{ ...resource, values: after }])],
        },
      },
    },
    resource_drift: [...plan.resource_drift.filter(isOther), happened],
    ...(plan.resource_changes && { resource_changes: [...plan.resource_changes.filter(isOther), ...step] }),
  };
};

const judgedPlan = (plan: unknown) => driftOf(Buffer.from(JSON.stringify(plan)));

/** Verdict, each rejecting reason with what is said of its repair, and how many events are applied, found and lost as received. */
const told = async (plan: unknown) => {
  const { verdict, findings, protections } = await judgedPlan(plan);
  const count = (events: Readonly<Record<string, readonly string[]>>) => events["received"]?.length;
  return {
    verdict,
    findings: findings
      .filter(({ outcome }) => outcome !== "note")
      .map(({ reason, repair }) => [reason, ...(repair ? [repair.reason] : [])]),
    received: [count(protections.before), count(protections.after), count(protections.lost)],
  };
};

const passes = { verdict: "pass", findings: [], received: [16, 16, 0] };
const accepted = (...reasons: readonly string[]) => ({
  verdict: "fail",
  findings: reasons.map((reason) => [reason, "drift_accepted"]),
  received: [16, 0, 16],
});
const readOnly = [{ include_management_events: true, read_write_type: "ReadOnly", data_resource: [] }];
const counting = (value: string) => ({
  metric_transformation: [{ name: "iam-policy-changes", namespace: "CISBenchmark", value, default_value: "0" }],
});
const stopping = JSON.stringify({
  Statement: [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:root" }, Action: "kms:*", Resource: "*" },
  ],
});

describe("one thing that a refresh found", () => {
  // The simulated account cannot bring these about, or no refresh reads them from it: edits of a real plan.
  test.each<readonly [string, Drift, readonly string[]]>([
    [
      "the trail takes read events only",
      { type: trail, found: { event_selector: readOnly } },
      ["trail_without_write_events"],
    ],
    [
      "the trail takes read events only, by an advanced selector",
      {
        type: trail,
        found: {
          event_selector: [],
          advanced_event_selector: [
            {
              field_selector: [
                { field: "eventCategory", equals: ["Management"] },
                { field: "readOnly", equals: ["true"] },
              ],
            },
          ],
        },
      },
      ["trail_without_write_events"],
    ],
    [
      "the trail leaves out global services",
      { type: trail, found: { include_global_service_events: false } },
      ["trail_without_global_service_events"],
    ],
    [
      "the trail's key is disabled",
      { type: "aws_kms_key", name: "trail", found: { is_enabled: false } },
      ["trail_key_disabled"],
    ],
    [
      "the trail's key lets nobody in",
      { type: "aws_kms_key", name: "trail", found: { policy: stopping } },
      ["trail_key_refuses"],
    ],
    ["the delivery role is gone", { type: "aws_iam_role", found: null }, ["role_missing"]],
    [
      "the delivery role has a boundary",
      { type: "aws_iam_role", found: { permissions_boundary: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
      ["role_boundary"],
    ],
    ["the bucket is gone", { type: "aws_s3_bucket", name: "bucket", found: null }, ["bucket_missing"]],
    ["the alarm watches the average", { type: alarm, found: { statistic: "Average" } }, ["alarm_statistic_unfit"]],
    [
      "the alarm takes missing data as breaching",
      { type: alarm, found: { treat_missing_data: "breaching" } },
      ["alarm_missing_data_unfit"],
    ],
    [
      "the subscription waits for its confirmation",
      { type: "aws_sns_topic_subscription", found: { pending_confirmation: true } },
      ["subscription_pending"],
    ],
  ])("%s: %j", async (_, drift, reasons) => {
    expect(await told(drifted(refreshOnly, drift))).toEqual(accepted(...reasons));
  });

  test.each<readonly [string, Drift]>([
    ["the alarm fires at one of five", { type: alarm, found: { evaluation_periods: 5, datapoints_to_alarm: 1 } }],
    ["the threshold came down", { type: alarm, applied: { threshold: 3 }, found: { threshold: 1 } }],
    ["the trail was started", { type: trail, applied: { enable_logging: false } }],
    ["null became the default", { type: trail, applied: { enable_logging: null, event_selector: null } }],
    ["a default became null", { type: alarm, found: { actions_enabled: null, datapoints_to_alarm: 0 } }],
  ])("%s, which leaves every chain as good", async (_, drift) => {
    const { verdict, findings, received } = await told(drifted(refreshOnly, drift));
    expect({ verdict, findings, found: received.slice(1) }).toEqual({ verdict: "pass", findings: [], found: [16, 0] });
  });
});

test.each([
  ["a refresh-only plan", refreshOnly],
  ["an ordinary plan", ordinary],
])("%s that found nothing but noise says nothing", async (_, plan) => {
  expect(plan.resource_drift.length).toBeGreaterThan(9);
  const { verdict, findings } = await judgedPlan(plan);
  expect({ verdict, findings }).toEqual({ verdict: "pass", findings: [] });
});

describe("several things that a refresh found", () => {
  const raised: Drift = { type: alarm, found: { threshold: 2 } };
  const stopped: Drift = { type: trail, found: { enable_logging: false } };

  test("make up for each other", async () => {
    const plan = drifted(drifted(refreshOnly, raised), { type: filter, found: counting("2") });
    expect(await told(plan)).toEqual(passes);
  });

  test("do not make up for each other where one is worse", async () => {
    const plan = drifted(drifted(refreshOnly, { type: alarm, found: { threshold: 3 } }), {
      type: filter,
      found: counting("2"),
    });
    expect(await told(plan)).toEqual(accepted("alarm_threshold_above_one"));
  });

  test("are repaired only where all that stands on them is", async () => {
    expect(
      await told(drifted(drifted(ordinary, { ...stopped, repaired: true }), { ...raised, repaired: true })),
    ).toEqual({
      verdict: "fail",
      findings: [["trail_not_logging", "drift_repaired"]],
      received: [16, 0, 16],
    });
    const plan = drifted(drifted(ordinary, { ...stopped, repaired: true }), raised);
    expect(await told(plan)).toEqual({
      verdict: "fail",
      findings: [["trail_not_logging", "drift_remains"]],
      received: [16, 0, 16],
    });
  });
});

describe("what was flawed before", () => {
  const flawed: Drift = { type: alarm, applied: { threshold: 3 }, found: { threshold: 3 } };

  test("is said outright, and is no drift", async () => {
    expect(await told(drifted(refreshOnly, flawed))).toEqual({
      verdict: "fail",
      findings: [["alarm_threshold_above_one"]],
      received: [0, 0, 0],
    });
  });

  test("is said once where it got worse", async () => {
    const plan = drifted(refreshOnly, { ...flawed, found: { threshold: 10 } });
    expect(await told(plan)).toEqual({
      verdict: "fail",
      findings: [["alarm_threshold_above_one", "drift_accepted"]],
      received: [0, 0, 16],
    });
  });

  test("is said beside what drifted on the same object", async () => {
    const plan = drifted(refreshOnly, { ...flawed, found: { threshold: 3, statistic: "Average" } });
    expect(await told(plan)).toEqual({
      verdict: "fail",
      findings: [["alarm_statistic_unfit", "drift_accepted"], ["alarm_threshold_above_one"]],
      received: [0, 0, 16],
    });
  });

  test("is said beside what drifted on another", async () => {
    const plan = drifted(drifted(refreshOnly, flawed), { type: trail, found: { enable_logging: false } });
    expect(await told(plan)).toMatchObject({
      verdict: "fail",
      findings: expect.arrayContaining([["trail_not_logging", "drift_accepted"]]),
    });
  });
});

describe("what the plan does about it", () => {
  const raised: Drift = { type: alarm, found: { threshold: 1000 } };

  test.each<readonly [string, Drift, string]>([
    ["puts it back", { ...raised, repaired: true }, "drift_repaired"],
    ["leaves it", raised, "drift_remains"],
    ["makes it anew", { type: alarm, found: null, repaired: true }, "drift_repaired"],
    ["does not make it anew", { type: alarm, found: null }, "drift_remains"],
  ])("%s", async (_, drift, repair) => {
    const { verdict, findings } = await told(drifted(ordinary, drift));
    expect({ verdict, repairs: findings.map(([, said]) => said) }).toEqual({ verdict: "fail", repairs: [repair] });
  });

  test("puts half of it back", async () => {
    const plan = drifted(ordinary, { type: alarm, found: { threshold: 1000, statistic: "Average" } });
    const halfway = plan.resource_changes?.map((entry) =>
      entry.type === alarm
        ? {
            ...entry,
            change: {
              ...entry.change,
              actions: ["update"],
              after: { ...(entry.change["after"] as Values), threshold: 1 },
            },
          }
        : entry,
    );
    const { findings } = await told({ ...plan, resource_changes: halfway });
    expect(findings).toEqual([
      ["alarm_statistic_unfit", "drift_remains"],
      ["alarm_threshold_above_one", "drift_remains"],
    ]);
  });

  test("deletes what drifted, whose value before it tells as it was applied", async () => {
    const plan = drifted(ordinary, raised);
    const resource_changes = plan.resource_changes?.map((entry) =>
      entry.type === alarm
        ? {
            ...entry,
            change: {
              ...entry.change,
              actions: ["delete"],
              before: { ...(entry.change["before"] as Values), threshold: 1 },
              after: null,
            },
          }
        : entry,
    );
    expect((await told({ ...plan, resource_changes })).findings).toEqual([
      ["alarm_threshold_above_one", "drift_remains"],
    ]);
  });
});

describe("a state is judged outright", () => {
  const stateOf = ({ prior_state: { values } }: Plan) => ({ format_version: "1.0", values });
  const outright = { verdict: "fail", received: [undefined, 0, undefined] };

  test("that is good", async () => {
    expect(await told(stateOf(ordinary))).toEqual({ ...passes, received: [undefined, 16, undefined] });
  });

  test("that is as an apply leaves it, before any refresh", async () => {
    const applied = ordinary.resource_drift.reduce<Plan>(
      (plan, { type, name, change }) => drifted(plan, { type, name, found: change["before"] as Values }),
      ordinary,
    );
    expect(await told(stateOf(applied))).toEqual({ ...passes, received: [undefined, 16, undefined] });
  });

  test.each<readonly [string, readonly Drift[], string]>([
    ["a stopped trail", [{ type: trail, found: { enable_logging: false } }], "trail_not_logging"],
    ["no alarm", [{ type: alarm, found: null }], "alarm_external"],
    ["no subscription", [{ type: "aws_sns_topic_subscription", found: null }], "subscription_external"],
    [
      "no role policy",
      [
        { type: "aws_iam_role_policy", found: null },
        { type: "aws_iam_role", found: { inline_policy: [] } },
      ],
      "role_permission_refuses",
    ],
  ])("with %s", async (_, drifts, reason) => {
    const { verdict, findings, received } = await told(stateOf(drifts.reduce(drifted, ordinary)));
    expect({ verdict, reasons: [...new Set(findings.flat())], received }).toEqual({ ...outright, reasons: [reason] });
  });

  test.each([
    ["nothing in it", { format_version: "1.0", values: { root_module: {} } }],
    ["resources of no interest", { format_version: "1.0", values: { root_module: { resources: [] } } }],
  ])("with %s", async (_, state) => {
    expect(await told(state)).toEqual({ ...outright, findings: [["trail_missing"]] });
  });
});

test("a plan without any guarded object protects nothing", async () => {
  const plan = { format_version: "1.2", configuration: {}, resource_changes: [] };
  expect(await told(plan)).toEqual({ verdict: "fail", findings: [["trail_missing"]], received: [0, 0, 0] });
});

describe("damaged drift is not judged", () => {
  const plan = drifted(refreshOnly, { type: trail, found: { enable_logging: false } });
  const damaged = (change: (entry: Entry) => unknown): unknown => ({
    ...plan,
    resource_drift: plan.resource_drift.flatMap((entry) => (entry.type === trail ? change(entry) : [entry])),
  });
  const withChange = (change: Values) => damaged((entry) => ({ ...entry, change: { ...entry.change, ...change } }));

  test.each<readonly [string, unknown, string]>([
    [
      "another value than prior_state",
      withChange({ after: { ...ordinary, enable_logging: true } }),
      "document_malformed",
    ],
    ["no value after", withChange({ after: null }), "document_malformed"],
    ["a value of another shape", withChange({ after: "x" }), "document_malformed"],
    ["no actions", withChange({ actions: [] }), "document_malformed"],
    ["an action that nobody knows", withChange({ actions: ["melt"] }), "plan_action_unknown"],
    ["an object twice", damaged((entry) => [entry, entry]), "document_malformed"],
    ["an entry without its change", damaged(({ change: _, ...entry }) => entry), "document_malformed"],
    ["no list", { ...plan, resource_drift: {} }, "document_malformed"],
    [
      "an object in prior_state that it says is gone",
      withChange({ actions: ["delete"], after: null }),
      "document_malformed",
    ],
  ])("%s", async (_, document, reason) => {
    const { verdict, findings } = await judgedPlan(document);
    expect({ verdict, reasons: findings.map((finding) => finding.reason) }).toEqual({
      verdict: "error",
      reasons: expect.arrayContaining([reason]),
    });
  });

  test("an entry that says nothing of what was applied hides nothing", async () => {
    expect(await told(withChange({ before: null }))).toMatchObject({
      verdict: "fail",
      findings: [["trail_not_logging"]],
    });
  });

  test("an entry that is left out hides nothing", async () => {
    expect(await told(damaged(() => []))).toEqual({
      verdict: "fail",
      findings: [["trail_not_logging"]],
      received: [0, 0, 0],
    });
  });
});
