import { isDeepStrictEqual } from "node:util";
import { echoes, replaces, type Thing, thingsOf, type Values, type World } from "./world";

const parents: Readonly<Record<string, readonly [type: string, link: string, by: string]>> = {
  aws_sns_topic: ["aws_sns_topic_policy", "arn", "arn"],
  aws_s3_bucket: ["aws_s3_bucket_policy", "bucket", "bucket"],
};

const separateOf = (world: World, thing: Thing): readonly Thing[] => {
  const [type, link, by] = parents[thing.type] ?? [];
  return type && link && by ? thingsOf(world, type).filter(({ values }) => values[link] === thing.values[by]) : [];
};

const ofRole = (world: World, type: string, role: Thing): readonly Thing[] =>
  thingsOf(world, type).filter(({ values }) => [values["role"], values["roles"]].flat().includes(role.values["name"]));

const shown = (earlier: World, world: World, thing: Thing): Values => {
  const unwritten = (echoes[thing.type] ?? []).filter((attribute) => !thing.written.includes(attribute));
  if (unwritten.length === 0) return {};
  if (thing.type !== "aws_iam_role") {
    const [separate] = separateOf(world, thing);
    const taken = earlier.things[thing.address];
    if (separate) return { policy: separate.values["policy"] };
    // AWS gives a topic of another name a policy of its own, and one whose policy is taken away the first one back.
    const isOther = taken !== undefined && taken.values["arn"] !== thing.values["arn"];
    return taken && (isOther || separateOf(earlier, taken).length > 0) ? { policy: null } : {};
  }
  const inline = ofRole(world, "aws_iam_role_policy", thing).map(({ values: { name, policy: text } }) => ({
    name,
    policy: text,
  }));
  const attached = ["aws_iam_role_policy_attachment", "aws_iam_policy_attachment"].flatMap((type) =>
    ofRole(world, type, thing).map(({ values }) => values["policy_arn"]),
  );
  const all: Values = { inline_policy: inline, managed_policy_arns: attached };
  return Object.fromEntries(unwritten.map((attribute) => [attribute, all[attribute]]));
};

// What nobody has confirmed yet, as only its reader can
const confirmation = (earlier: World, thing: Thing): Values => {
  const before = earlier.things[thing.address];
  return thing.type === "aws_sns_topic_subscription" && (!before || replaces(before, thing))
    ? { pending_confirmation: thing.values["protocol"] !== "sqs" }
    : {};
};

/** What the next refresh shows: objects echo what was put on them by resources of their own, and new subscriptions are to be confirmed. */
export const refreshed = (earlier: World, world: World): World => ({
  ...world,
  things: Object.fromEntries(
    Object.values(world.things).map((thing) => {
      const news = { ...shown(earlier, world, thing), ...confirmation(earlier, thing) };
      const same = Object.entries(news).every(([name, value]) => isDeepStrictEqual(value, thing.values[name]));
      return [thing.address, same ? thing : { ...thing, values: { ...thing.values, ...news } }];
    }),
  ),
});
