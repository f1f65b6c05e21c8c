import { alarm, been, type Entry, found, having, type Plan, type Values } from "./plan-edit";

/** A topic of another account. */
export const foreignTopic = "arn:aws:sns:us-east-1:210987654321:audit";

/** The alarm tells a topic of another account; the managed topic and what belongs to it are not there. */
export const tellingElsewhere = (entries: readonly Entry[] = [], after: Values = {}): Plan => {
  const plan = having(been(found(alarm), { alarm_actions: [foreignTopic] }, after), ...entries);
  const gone = new Set(["aws_sns_topic", "aws_sns_topic_policy", "aws_sns_topic_subscription"]);
  const added = new Set(entries.map(({ address }) => address));
  return {
    ...plan,
    resource_drift: [],
    resource_changes: plan.resource_changes.filter(({ type, address }) => !gone.has(type) || added.has(address)),
  };
};
