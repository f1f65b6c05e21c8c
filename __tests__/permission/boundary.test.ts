// A role may do what policy and boundary both allow: each way to write or to attach a boundary.
import { configuration, created, deleted, type Entry, found, having, stepped, there } from "../plans/edited/plan-edit";
import { answerTo } from "../policies/answer";

const role = found("aws_iam_role");
const arn = "arn:aws:iam::123456789012:policy/boundary";
const delivery = ["logs:CreateLogStream", "logs:PutLogEvents"];
const allow = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Allow", Action, Resource });
const text = (...Statement: readonly unknown[]): string => JSON.stringify({ Version: "2012-10-17", Statement });

const boundary = (policy: string | undefined): Entry => {
  const entry = created("aws_iam_policy", { name: "boundary", path: "/", arn, policy });
  return policy === undefined ? { ...entry, change: { ...entry.change, after_unknown: { policy: true } } } : entry;
};
const bounded = stepped(role, ["update"], { permissions_boundary: arn });

/** Role and boundary as they were before the plan. */
const wasBounded = (policy: string): readonly [Entry, Entry] => {
  const values = { ...role.change.after, permissions_boundary: arn };
  return [
    { ...role, change: { ...role.change, before: values, after: values } },
    there("aws_iam_policy", { name: "boundary", path: "/", arn, policy }),
  ];
};
const [roleBefore, policyBefore] = wasBounded(text(allow("*")));

// What no local can be followed to
const chosenByLocal = {
  ...configuration,
  root_module: {
    ...configuration.root_module,
    resources: configuration.root_module.resources.map((one) =>
      one["address"] === role.address
        ? {
            ...one,
            expressions: {
              ...(one["expressions"] as object),
              permissions_boundary: { references: ["local.boundary"] },
            },
          }
        : one,
    ),
  },
};

const cases: readonly { readonly id: string; readonly plan: unknown; readonly reasons: readonly string[] }[] = [
  { id: "a boundary that allows everything", plan: having(bounded, boundary(text(allow("*")))), reasons: [] },
  { id: "a boundary that allows the delivery", plan: having(bounded, boundary(text(allow(delivery)))), reasons: [] },
  {
    id: "a boundary in several statements, one of which denies something else",
    plan: having(
      bounded,
      boundary(text(...delivery.map((one) => allow([one])), { Effect: "Deny", Action: "iam:*", Resource: "*" })),
    ),
    reasons: [],
  },
  {
    id: "a boundary that allows all but IAM",
    plan: having(bounded, boundary(text({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }))),
    reasons: [],
  },
  {
    id: "a boundary that allows the creation of streams only",
    plan: having(bounded, boundary(text(allow(delivery[0])))),
    reasons: ["role_boundary_refuses"],
  },
  {
    id: "a boundary of another service",
    plan: having(bounded, boundary(text(allow("s3:*")))),
    reasons: ["role_boundary_refuses"],
  },
  {
    id: "a boundary of another log group",
    plan: having(bounded, boundary(text(allow(delivery, "arn:aws:logs:us-east-1:123456789012:log-group:/app:*")))),
    reasons: ["role_boundary_refuses"],
  },
  {
    id: "a boundary that denies the delivery",
    plan: having(bounded, boundary(text(allow("*"), { Effect: "Deny", Action: "logs:Put*", Resource: "*" }))),
    reasons: ["role_boundary_denies"],
  },
  {
    id: "a boundary with a condition nobody knows",
    plan: having(
      bounded,
      boundary(text({ ...allow("*"), Condition: { StringEquals: { "aws:SourceVpce": "vpce-1" } } })),
    ),
    reasons: ["role_boundary_unproven"],
  },
  {
    id: "a boundary whose text is known after apply",
    plan: having(bounded, boundary(undefined)),
    reasons: ["role_boundary_unknown"],
  },
  { id: "a boundary that is no policy", plan: having(bounded, boundary("{")), reasons: ["role_boundary_unknown"] },
  { id: "a boundary outside the plan", plan: having(bounded), reasons: ["role_boundary"] },
  {
    id: "a boundary that is known after apply",
    plan: {
      ...having(stepped(role, ["update"], { permissions_boundary: undefined })),
      configuration: chosenByLocal,
    },
    reasons: ["role_boundary_unknown"],
  },
  {
    id: "a boundary that was there, narrowed",
    plan: having(roleBefore, stepped(policyBefore, ["update"], { policy: text(allow("s3:*")) })),
    reasons: ["role_boundary_refuses"],
  },
  {
    id: "a boundary that was there, in another form",
    plan: having(roleBefore, stepped(policyBefore, ["update"], { policy: text(allow(["logs:*"]), allow(["s3:*"])) })),
    reasons: [],
  },
  {
    id: "a boundary that was there, deleted under the role",
    plan: having(roleBefore, deleted(policyBefore)),
    reasons: ["role_boundary_refuses"],
  },
  {
    id: "a policy of that name that bounds nobody",
    plan: having(boundary(text(allow("s3:*")))),
    reasons: [],
  },
];

// No emulator can bring each of these about alone, so they are edits of a plan that real Terraform made of the deployed chain.
test.each(cases.map((one) => [one.id, one] as const))("%s", async (_, { plan, reasons }) => {
  expect(await answerTo(plan)).toEqual({ verdict: reasons.length > 0 ? "fail" : "pass", reasons, warnings: [] });
});
