import { reasons } from "../../spec";
import { linkNames } from "./telling";

/** One rule of the policy: why it rejects or warns, and what to do about it. */
export interface Rule {
  /** Code that findings, waivers and formats name it by; stable. */
  readonly reason: string;
  /** The link of the chain that it is about, or what supports one; none where it is about the document as a whole. */
  readonly link?: string;
  /** What is said of it, with `…` for what each finding fills in. */
  readonly message: string;
  /** What depends on it. */
  readonly why: string;
  readonly remedy: string;
}

/** What depends on each link of the chain, and on what supports one. */
const purposes: Readonly<Record<string, string>> = {
  trail: "The trail records each IAM call. No later link can see a call that it does not record.",
  group:
    "CloudTrail delivers the records to the log group. If they do not arrive, the metric filter has nothing to match.",
  filter: "The metric filter counts the calls that change a policy. A call that it does not match raises no alarm.",
  alarm: "The alarm turns a counted call into a message. If it fires late, or never, nobody is told in time.",
  composite: "The composite alarm notifies in place of the alarm. If it stays silent, nobody is told.",
  topic: "The topic takes the alarm's message. If it does not accept the message, no subscription gets it.",
  subscription: "The subscription brings the message to a person. If it does not, nobody reads what the topic took.",
  role: "CloudTrail writes to the log group with this role. Without its permissions, no record arrives there.",
  bucket: "The trail writes to this bucket. If CloudTrail may not write there, the trail does not work.",
  trail_key: "CloudTrail encrypts with this key. If it may not use the key, it delivers nothing.",
  group_key: "CloudWatch Logs encrypts with this key. If it may not use the key, the log group takes no records.",
  topic_key: "The topic encrypts with this key. If CloudWatch may not use the key, the alarm's message is lost.",
};

const ofTheWhole = "It is about the document as a whole. Where that is not clear, nothing can be said of the chain.";

/** Names of what supports a link; those of the links themselves stand in every report. */
const supportNames: Readonly<Record<string, string>> = {
  role: "role of the trail",
  bucket: "bucket of the trail",
  trail_key: "key of the trail",
  group_key: "key of the log group",
  topic_key: "key of the topic",
};

const told = (template: string): string => template.replace(/\{\w+\}/g, "…");

/** Every rule, by its reason. */
export const rules: readonly Rule[] = Object.entries(reasons)
  .map(([reason, { link, message, remedy }]): Rule => {
    const name = link === undefined ? undefined : (linkNames[link] ?? supportNames[link] ?? link);
    return {
      reason,
      ...(name !== undefined && { link: name }),
      message: told(message),
      why: purposes[link ?? ""] ?? ofTheWhole,
      remedy: told(remedy),
    };
  })
  .sort((one, other) => (one.reason < other.reason ? -1 : 1));
