import { ChangeAlert, type IamPolicyChangeMonitoringConfig, type Identity, type RequiredStatement } from "../modules";
import { controlEvents } from "../modules/alarm/control";
import { type DataAwsIamPolicyDocument, TerraformLocal } from "../modules/parts/cdktf";
import { iamHomeRegionOf } from "../modules/parts/placement";
import { eventBridge, publisherStatements } from "../modules/tell/topic";
import { template } from "./expressions";
import { byEscalation } from "./open-alarms";
import type { Opening } from "./opening";
import { notGiven } from "./variables";

/** Whoever publishes beside the alarms, EventBridge among them where it tells of each call. */
const publishersExpression = (given: string): string => {
  const { sid, service } = eventBridge;
  const bridge = `{ sid = "${sid}", service = "${service}", conditions = [] }`;
  const isWanted = `var.change_alert && !contains([for one in ${given} : one.service], "${service}")`;
  return template(`concat(${given}, [for one in [${bridge}] : one if ${isWanted}])`);
};

/** Adds a statement for each publisher to a policy. Those that are always there stay written out: the gate follows no reference in others. */
const openPolicy = (document: DataAwsIamPolicyDocument, actions: readonly string[], resources: string[]): void => {
  document.addOverride("dynamic.statement", {
    for_each: template("local.publishers"),
    content: {
      sid: template("statement.value.sid"),
      effect: "Allow",
      actions,
      resources,
      principals: [{ type: "Service", identifiers: [template("statement.value.service")] }],
      dynamic: {
        condition: {
          for_each: template("statement.value.conditions"),
          content: {
            test: template("condition.value.test"),
            variable: template("condition.value.variable"),
            values: template("condition.value.values"),
          },
        },
      },
    },
  });
};

/** Lets variables say who publishes to a created topic, and whether each call is told of. */
export const openTopic = ({ scope, monitoring, identity, variables, counted }: Opening): void => {
  const { topic, topicArn } = monitoring;
  new TerraformLocal(
    scope,
    "publishers",
    publishersExpression(variables["topic_publishers"] ? "var.topic_publishers" : "[]"),
  );
  if (topic) {
    topic.topic.addOverride("lifecycle.precondition", [
      {
        condition: template("length(var.subscriptions) + length(var.slack_channels) + length(var.teams_channels) > 0"),
        error_message: "Nobody would be told: give at least one subscription or chat channel.",
      },
    ]);
    openPolicy(documentIn(topic), ["sns:Publish"], [topicArn]);
    if (topic.encryptionKey)
      openPolicy(documentIn(topic.encryptionKey), ["kms:Decrypt", "kms:GenerateDataKey*"], ["*"]);
  }
  addChangeAlert({ scope, monitoring, identity, variables, counted });
};

const documentIn = (part: { readonly node: Opening["scope"]["node"] }) =>
  part.node.findChild("policy") as DataAwsIamPolicyDocument;

const addChangeAlert = ({ scope, monitoring, identity, counted }: Opening): void => {
  const { topicArn } = monitoring;
  const alert = new ChangeAlert(scope, "change-alert", { identity, events: controlEvents, topicArn });
  const { rule } = alert.notification;
  const patternOf = (events: readonly string[]): string =>
    (rule.eventPatternInput ?? "").replace(JSON.stringify(controlEvents), JSON.stringify(events));
  rule.addOverride("event_pattern", byEscalation(patternOf));
  const home = new TerraformLocal(scope, "home_region", iamHomeRegionOf(identity));
  rule.addOverride("lifecycle.precondition", [
    {
      condition: template("var.region == local.home_region"),
      error_message: `IAM's events arrive in ${home.asString} only, and the chain is in ${template("var.region")}: leave out change_alert, or put the chain there.`,
    },
  ]);
  counted.onlyIf("var.change_alert", alert);
};

/** What the policies of a topic or a key that exist must contain, where each call is told of. */
export const changeAlertStatements = (
  identity: Identity,
  { topic }: Pick<IamPolicyChangeMonitoringConfig, "topic">,
): readonly RequiredStatement[] => {
  if (topic?.kind === "existing") return publisherStatements(identity, topic, eventBridge);
  const key = topic?.key;
  return key?.kind === "existing"
    ? publisherStatements(identity, { arn: notGiven, keyArn: key.arn }, eventBridge).filter(({ of }) => of === key.arn)
    : [];
};
