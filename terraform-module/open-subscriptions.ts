import { EndpointPermission } from "../modules";
import { Fn, LambdaPermission, ref, TerraformResource } from "../modules/parts/cdktf";
import { reference, template } from "./expressions";
import { addressOf, type Opening } from "./opening";

/** Which endpoints a topic reaches: Terraform reads both sides of an `||`, whatever the first says. No condition of the variable: before Terraform 1.9 such a one knows no other variable. */
const reachable = [
  {
    condition: template(
      '!startswith(each.value.endpoint, "arn:") || try(split(":", each.value.endpoint)[1], "") == local.partition',
    ),
    error_message: `In subscriptions, ${template("each.key")}: an endpoint must be in partition ${template("local.partition")}, that of the topic.`,
  },
  {
    condition: template(
      '!contains(["application", "firehose"], each.value.protocol) || try(split(":", each.value.endpoint)[3], "") == var.region',
    ),
    error_message: `In subscriptions, ${template("each.key")}: a topic reaches a delivery stream or a platform endpoint only in its own region, ${template("var.region")}.`,
  },
  {
    condition: template(
      '!each.value.create_permission || join(":", slice(split(":", format("%s:::::", each.value.endpoint)), 3, 5)) == format("%s:%s", var.region, var.account)',
    ),
    error_message: `In subscriptions, ${template("each.key")}: a permission can be created only in account ${template("var.account")} and region ${template("var.region")}; leave out create_permission, and create it where the endpoint is.`,
  },
];

/** Protocols whose endpoints let a topic in by a permission, and what the construct makes of each. */
const permitted = ["sqs", "lambda", "firehose"] as const;

/** Lets a map of subscriptions take the place of the one that the construct was given. */
export const openSubscriptions = (opening: Opening): void => {
  const { scope, monitoring, identity, counted } = opening;
  const { topicArn, subscriptions } = monitoring;
  const permissions = permitted.map((protocol) => {
    const permission = new EndpointPermission(scope, `subscription-${protocol}`, {
      identity: { ...identity, name: `${identity.name}-subscription-${reference("each.key")}` },
      topicArn,
      subscription: { protocol, endpoint: reference("each.value.endpoint") },
    });
    counted.forEach(
      `{ for name, one in var.subscriptions : name => one if one.protocol == "${protocol}" && one.create_permission }`,
      permission,
    );
    return permission;
  });
  const resources = permissions.flatMap(({ node }) => node.findAll().filter((one) => one instanceof TerraformResource));
  for (const one of resources) {
    if (one instanceof LambdaPermission) {
      // The ARN of a version or an alias has its name behind that of the function
      one.addOverride("function_name", template('join(":", slice(split(":", each.value.endpoint), 0, 7))'));
      one.addOverride("qualifier", template('try(split(":", each.value.endpoint)[7], null)'));
    }
  }
  const roles = permissions.flatMap(({ roleArn }) => roleArn ?? []);
  for (const subscription of subscriptions) {
    subscription.addOverride("for_each", template("var.subscriptions"));
    subscription.addOverride("protocol", template("each.value.protocol"));
    subscription.addOverride("endpoint_auto_confirms", template("each.value.auto_confirms"));
    subscription.addOverride("subscription_role_arn", Fn.try([...roles, ref("each.value.role_arn")]));
    subscription.addOverride("depends_on", resources.map(addressOf));
    subscription.addOverride("lifecycle.precondition", reachable);
  }
};
