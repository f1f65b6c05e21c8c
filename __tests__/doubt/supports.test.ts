// What a chain stands on (roles, buckets, keys, policies) is somewhere, too: each place that is in doubt or another is seen, for every
// type, and a second provider of the same account is not.
import { judged } from "../../cli/judge/judge";
import { project } from "../../cli/read/project";
import { reportOf } from "../../cli/report/report";
import { recordedPlan } from "../plans/corpus";
import {
  alarm,
  copied,
  created,
  deleted,
  type Entry,
  filter,
  found,
  having,
  type Plan,
  stepped,
} from "../plans/edited/plan-edit";
import { answerTo } from "../policies/answer";
import { type secondProviders, underSecond } from "./second-provider";

const role = found("aws_iam_role");
const rolePolicy = found("aws_iam_role_policy");
const bucketPolicy = found("aws_s3_bucket_policy");
const nothing = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const gate = (plan: Plan) => answerTo(project(JSON.parse(JSON.stringify(plan))));

/** The object as another address that writes the same, in place of its own. */
const anew = (entry: Entry, values = {}): Entry => {
  const { arn: _, id: __, ...after } = entry.change.after ?? {};
  return created(entry.type, { ...after, ...values }, "anew");
};

describe("names of IAM and of buckets are not told apart by region", () => {
  const attachment = (name: string): Entry =>
    created("aws_iam_role_policy_attachment", { role: role.change.after?.["name"], policy_arn: name }, "anew");
  const writers: readonly (readonly [string, Plan, readonly Entry[]])[] = [rolePolicy, bucketPolicy].flatMap(
    (entry) => [
      [`a second ${entry.type}`, having(anew(entry, { policy: nothing })), [anew(entry)]],
      [`${entry.type}, under another address`, having(deleted(entry), anew(entry)), [anew(entry)]],
    ],
  );

  test.each(writers)("%s in another region", async (_, plan, entries) => {
    expect((await gate(underSecond(plan, entries, "region"))).reasons).toContain("contested");
  });

  test("an attachment that is deleted here and created there is one", async () => {
    const arn = "arn:aws:iam::123456789012:policy/delivery";
    const old = { ...attachment(arn), address: "aws_iam_role_policy_attachment.old", name: "old" };
    const gone = { ...old, change: { ...old.change, actions: ["delete"], before: old.change.after, after: null } };
    const { reasons } = await gate(underSecond(having(gone, attachment(arn)), [attachment(arn)], "region"));
    expect(reasons).toContain("contested");
  });
});

/** The first creation of the shipped stack. */
const first: Plan = JSON.parse(recordedPlan("first-creation"));
// Nobody confirms a subscription before it is there.
const missing = async (plan: Plan) =>
  reportOf("gate", await judged(project(JSON.parse(JSON.stringify(plan))), { require: true }))
    .findings.map(({ reason }) => reason)
    .filter((reason) => reason !== "subscription_pending");

describe("what is put on a thing is put there in the thing's account", () => {
  describe.each(["aws_iam_role_policy", "aws_s3_bucket_policy", "aws_sns_topic_policy"])("%s", (type) => {
    const entries = first.resource_changes.filter((entry) => entry.type === type);
    const under = (second: keyof typeof secondProviders) => missing(underSecond(first, entries, second));

    test.each(["otherAccount", "endpoints"] as const)("is created under %s", async (second) => {
      expect(await under(second)).not.toEqual([]);
    });

    test.each(["tags", "sameAccount", "otherThenSameAccount"] as const)("is created under %s", async (second) => {
      expect(await under(second)).toEqual([]);
    });
  });

  test.each(["otherAccount", "profile", "webIdentity", "endpoints"] as const)(
    "a policy of the role goes under another name to %s",
    async (second) => {
      const anew = copied(rolePolicy, { name: "another" });
      expect((await gate(underSecond(having(deleted(rolePolicy), anew), [anew], second))).verdict).toBe("fail");
    },
  );

  test("a policy of the role goes under another name to the same login", async () => {
    const anew = copied(rolePolicy, { name: "another" });
    expect((await gate(underSecond(having(deleted(rolePolicy), anew), [anew], "tags"))).reasons).toEqual([]);
  });
});

describe("D4: what a chain stands on may be of no AWS", () => {
  const types = [
    "aws_cloudtrail",
    "aws_cloudwatch_log_group",
    filter,
    alarm,
    "aws_iam_role",
    "aws_iam_role_policy",
    "aws_kms_key",
    "aws_s3_bucket",
    "aws_s3_bucket_policy",
    "aws_sns_topic",
    "aws_sns_topic_policy",
    "aws_sns_topic_subscription",
  ];

  test.each(types)("%s", async (type) => {
    const entries = first.resource_changes.filter((entry) => entry.type === type);
    expect(entries.length).toBeGreaterThan(0);
    expect(await missing(underSecond(first, entries, "endpoints"))).not.toEqual([]);
    expect(await missing(underSecond(first, entries, "tags"))).toEqual([]);
  });
});

describe("D3: what a provider did not find tells nothing of the provider", () => {
  const types = [alarm, filter, "aws_iam_role_policy", "aws_s3_bucket_policy"];

  /** The object gone by hand, and made again by a provider of these arguments. */
  const madeAgain = (type: string, second: keyof typeof secondProviders): Plan => {
    const entry = found(type);
    const { arn } = entry.change.after ?? {};
    const again = stepped(entry, ["create"], { id: undefined, ...(arn ? { arn: undefined } : {}) });
    const plan = having({ ...again, change: { ...again.change, before: null } });
    const gone = { ...entry, change: { ...entry.change, actions: ["delete"], after: null } };
    return underSecond({ ...plan, resource_drift: [...plan.resource_drift, gone] }, [entry], second);
  };

  test.each(types)("%s is made again by who knows whom", async (type) => {
    for (const second of ["profile", "webIdentity", "otherAccount"] as const) {
      expect([second, (await gate(madeAgain(type, second))).verdict]).toEqual([second, "fail"]);
    }
  });

  test.each(types)("%s is made again where it was", async (type) => {
    for (const second of ["tags", "sameAccount"] as const) {
      expect([second, (await gate(madeAgain(type, second))).verdict]).toEqual([second, "pass"]);
    }
  });
});
