import { Dashboard, SavedQuery } from "../modules";
import { longestDescription } from "../modules/alarm/alarm-description";
import { controlEvents } from "../modules/alarm/control";
import { wholeEventsQuery } from "../modules/alarm/events-query";
import { longestPattern } from "../modules/alarm/filter-pattern";
import { eventsOf } from "../modules/alarm/watch";
import { Fn, ref, TerraformLocal } from "../modules/parts/cdktf";
import { insightTypes } from "../modules/record/trail";
import { watches } from "../spec";
import { template } from "./expressions";
import { addressOf, type Opening } from "./opening";

/** When each watch is there. */
export const watchConditions: Readonly<Record<string, string>> = {
  escalation: "var.escalation_alarm",
  tampering: "var.tampering_alarm",
  tuned: "length(var.tuned_alarm_exclusions) > 0",
};

/** What `tunedPattern` says, from the variable of the exclusions. */
const tunedExpression = (): string => {
  const events = controlEvents.map((event) => `$.eventName=${event}`).join(" || ");
  const values = "sort(distinct([for one in var.tuned_alarm_exclusions : one.value if one.field == field]))";
  const differs = `join(" && ", [for value in ${values} : "$.${template("field")}!=\\"${template("value")}\\""])`;
  const conditions = `[for field in sort(distinct(var.tuned_alarm_exclusions[*].field)) : "(($.${template("field")} NOT EXISTS) || (${template(differs)}))"]`;
  return template(`format("{ %s }", join(" && ", concat(["(${events})"], ${conditions})))`);
};

/** A description as `alarmDescription` has it, whose query goes where names and runbook leave it no room. */
const described = ({ scope }: Opening, name: string, text: string): string => {
  const [told = "", query = ""] = text.split(/\n(?=fields )/);
  new TerraformLocal(scope, `${name}_description`, { told, query });
  const part = (key: string) => `local.${name}_description.${key}`;
  return template(
    `length(${part("told")}) + length(${part("query")}) < ${longestDescription} ? "${template(part("told"))}\\n${template(part("query"))}" : ${part("told")}`,
  );
};

/** Lets variables say what filter and alarm, and those beside them, are given. */
export const openAlarms = (opening: Opening, runbook: string): void => {
  const { scope, monitoring, counted } = opening;
  const { metricFilter, trail, watches, topic, topicArn } = monitoring;
  const page = new TerraformLocal(
    scope,
    "page",
    template(`var.runbook == null ? "" : "What to do: ${template("var.runbook")}\\n"`),
  );
  const tunedTopic = Fn.coalesce([ref("var.tuned_alarm_topic_arn"), topicArn]);
  for (const [name, { alarm: fires }] of Object.entries({ control: monitoring, ...watches })) {
    const { alarm } = fires;
    const told = name === "tuned" ? tunedTopic : topicArn;
    if (name === "tuned") {
      alarm.alarmActions = [told];
      if (topic) alarm.addOverride("depends_on", [addressOf(topic.policy)]);
    }
    alarm.addOverride("ok_actions", Fn.conditional(ref("var.ok_actions"), [told], ref("null")));
    const text = (alarm.alarmDescriptionInput ?? "").replace(`What to do: ${runbook}\n`, page.asString);
    alarm.alarmDescription = described(opening, name, text);
  }
  metricFilter.filter.addOverride("pattern", template("local.patterns[var.pattern]"));
  for (const [name, watch] of Object.entries(watches)) {
    counted.onlyIf(watchConditions[name] ?? "false", watch);
  }
  new TerraformLocal(scope, "tuned_pattern", tunedExpression());
  const tuned = watches["tuned"]?.metricFilter.filter;
  tuned?.addOverride("pattern", template("local.tuned_pattern"));
  tuned?.addOverride("lifecycle.precondition", [
    {
      condition: template(`length(local.tuned_pattern) <= ${longestPattern}`),
      error_message: `A filter pattern has ${longestPattern} characters at most, and that of the tuned alarm has ${template("length(local.tuned_pattern)")}: give fewer exclusions.`,
    },
  ]);
  trail?.trail.addOverride("dynamic.insight_selector", {
    for_each: template(`var.insights ? ${JSON.stringify(insightTypes)} : []`),
    content: { insight_type: template("insight_selector.value") },
  });
};

/** One of two texts, by whether there is the alarm on ways to more rights: its calls are shown, too. */
export const byEscalation = (textOf: (events: readonly string[]) => string): string => {
  const [more, control] = [[...controlEvents, ...eventsOf(watches.escalation)], controlEvents].map((events) =>
    JSON.stringify(textOf(events)),
  );
  return template(`var.escalation_alarm ? ${more} : ${control}`);
};

/** What shows more than an alarm can. The dashboard shows the control alone: which other alarms there are is not known when this is written. */
export const addShown = ({ scope, monitoring, identity, counted }: Opening): void => {
  const { logGroupName } = monitoring;
  const common = { identity, events: controlEvents, logGroupName };
  const savedQuery = new SavedQuery(scope, "saved-query", common);
  savedQuery.query.addOverride("query_string", byEscalation(wholeEventsQuery));
  counted.onlyIf("var.saved_query", savedQuery);
  counted.onlyIf("var.dashboard", new Dashboard(scope, "dashboard", { ...common, watched: [monitoring] }));
};
