import { eventsQuery } from "./events-query";

/** Longest description that PutMetricAlarm takes, in characters. */
export const longestDescription = 1024;

/** What somebody must know whom an alarm wakes. */
export interface AlarmMeaning {
  /** What happened, as a sentence. */
  readonly happened: string;
  /**
   * The control that it belongs to, and its number in benchmarks.
   * @default - none
   */
  readonly control?: string;
  /** Names of the calls that set it off. */
  readonly events: readonly string[];
  /** Name of the group that holds the records of the calls. */
  readonly logGroup: string;
  /**
   * Page that says what to do.
   * @default - none
   */
  readonly runbook?: string;
}

/**
 * The description of an alarm, which its mails carry: what happened, what to do, and where to look who it was.
 *
 * The query is left out where there is no room for it beside a long name of a group.
 *
 * @throws if it is too long all the same
 */
export const alarmDescription = ({ happened, control, events, logGroup, runbook }: AlarmMeaning): string => {
  const told = [
    happened,
    ...(control === undefined ? [] : [`Control: ${control}`]),
    ...(runbook === undefined ? [] : [`What to do: ${runbook}`]),
    `Who it was: CloudWatch Logs Insights, log group ${logGroup}`,
  ];
  const asked = [...told, eventsQuery(events)].join("\n");
  const description = asked.length > longestDescription ? told.join("\n") : asked;
  if (description.length > longestDescription) {
    throw new Error(
      `alarm description has ${description.length} characters, CloudWatch takes ${longestDescription}: ${description.slice(0, 60)}…; give a shorter runbook, or the log group a shorter name`,
    );
  }
  return description;
};
