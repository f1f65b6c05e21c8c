import type { SeenAlarm, SeenFilter, SeenRegion, SeenTrail } from "./seen-account";

/** What an auditor asks of the trail that feeds the filter's group. */
export type TrailDemand = "multi-region" | "logging" | "all-selector" | "management-selector";

/** How an auditor finds the alarm of a filter. */
export type AlarmJoin = "metric-name" | "metric" | "filter-name" | "resource-name";

/** The predicate of one auditor, in the parts that auditors have in common. */
export interface Auditor {
  /** Its name where the catalogue has none. */
  readonly title?: string;
  /** Which patterns it takes, where the catalogue does not say so. */
  readonly recognises?: (pattern: string) => boolean;
  /**
   * What it asks of a trail that feeds the filter's group.
   * @default - it looks at no trail
   */
  readonly trail?: readonly TrailDemand[];
  /** Whether it fails where two filters of one group have a pattern that it takes. */
  readonly wantsOneFilter?: boolean;
  /**
   * How it finds the alarm.
   * @default - it looks for none
   */
  readonly alarm?: AlarmJoin;
  /** Whether it fails where two alarms watch the metric. */
  readonly wantsOneAlarm?: boolean;
  /**
   * What it asks of the subscriptions of the topic that the alarm tells.
   * @default - nothing
   */
  readonly told?: "subscribed" | "confirmed";
}

/** What an auditor says of a region. `not seen`: nothing in it fails, and a link that it would look at is only named there. */
export type Answer = "yes" | "not seen" | `no: ${string}`;

const meets: Readonly<Record<TrailDemand, (trail: SeenTrail) => boolean>> = {
  "multi-region": ({ isMultiRegion }) => isMultiRegion,
  logging: ({ isLogging }) => isLogging,
  "all-selector": ({ selectors }) => selectors.some(({ readWrite }) => readWrite === "All"),
  "management-selector": ({ selectors }) =>
    selectors.some(({ management, readWrite }) => management && readWrite === "All"),
};

const joins: Readonly<Record<AlarmJoin, (alarm: SeenAlarm, filter: SeenFilter) => boolean>> = {
  "metric-name": (alarm, filter) => alarm.metric === filter.metric,
  metric: (alarm, filter) => alarm.metric === filter.metric && alarm.namespace === filter.namespace,
  "filter-name": (alarm, filter) => alarm.metric === filter.name,
  "resource-name": (alarm, filter) => alarm.metricText.includes(filter.resource),
};

const trailAnswer = (demands: readonly TrailDemand[], { trails }: SeenRegion, filter: SeenFilter): Answer => {
  const feeding = trails.filter(({ group }) => group === filter.group);
  if (feeding.length === 0) return "not seen";
  const missing = demands.find((demand) => !feeding.some(meets[demand]));
  return missing === undefined ? "yes" : `no: trail, ${missing}`;
};

const toldAnswer = (told: "subscribed" | "confirmed", region: SeenRegion, alarm: SeenAlarm): Answer => {
  const [topic] = alarm.topics;
  if (topic === undefined) return "no: alarm tells nobody";
  const subscriptions = region.subscriptions.filter((subscription) => subscription.topic === topic);
  if (subscriptions.some(({ confirmsItself }) => told === "subscribed" || confirmsItself)) return "yes";
  // Who is subscribed to a topic of others is theirs, and a person may have confirmed
  return region.topics.includes(topic) && subscriptions.length === 0 ? "no: nobody is subscribed" : "not seen";
};

const filterAnswers = (auditor: Auditor, region: SeenRegion, filter: SeenFilter): Answer[] => {
  const answers: Answer[] = auditor.trail ? [trailAnswer(auditor.trail, region, filter)] : [];
  const { alarm: join } = auditor;
  if (join === undefined) return answers;
  const alarms = region.alarms.filter((alarm) => joins[join](alarm, filter));
  const [alarm] = alarms;
  if (alarm === undefined) return [...answers, "no: no alarm"];
  if (auditor.wantsOneAlarm && alarms.length > 1) return [...answers, "no: two alarms"];
  return auditor.told === undefined ? answers : [...answers, toldAnswer(auditor.told, region, alarm)];
};

const worst = (answers: readonly Answer[]): Answer =>
  answers.find((answer) => answer.startsWith("no")) ?? (answers.includes("not seen") ? "not seen" : "yes");

const best = (answers: readonly Answer[]): Answer =>
  answers.find((answer) => answer === "yes") ??
  answers.find((answer) => answer === "not seen") ??
  answers[0] ??
  "no: pattern";

/** What an auditor says of a region: the best that it says of a filter whose pattern it takes. */
export const answerOn = (auditor: Auditor, region: SeenRegion, recognises: (pattern: string) => boolean): Answer => {
  const taken = region.filters.filter(({ pattern }) => recognises(pattern));
  const groups = taken.map(({ group }) => group);
  if (auditor.wantsOneFilter && new Set(groups).size < groups.length) return "no: two filters";
  return best(taken.map((filter) => worst(filterAnswers(auditor, region, filter))));
};
