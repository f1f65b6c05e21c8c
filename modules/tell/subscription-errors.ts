import { isKnown, type Placement, partitionOf } from "../parts/placement";
import { flag, link, text, union } from "../parts/setting-form";
import { type Subscription, shownEndpoint } from "./subscription";

const endpoint = { endpoint: text };

/** The form of a subscription. */
export const subscriptionForm = union("protocol", {
  email: endpoint,
  "email-json": endpoint,
  sms: endpoint,
  https: { ...endpoint, "autoConfirms?": flag },
  http: { ...endpoint, "autoConfirms?": flag, "allowPlainHttp?": flag },
  sqs: { ...endpoint, "queuePolicy?": link({}, {}) },
  lambda: { ...endpoint, "permission?": link({}, {}) },
  firehose: { ...endpoint, "role?": link({}, { arn: text }) },
  application: endpoint,
});

/** What an endpoint must look like, in a pattern and in words. */
export const endpointForms: Readonly<Record<Subscription["protocol"], readonly [RegExp, string]>> = {
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
  "email-json": [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
  sms: [/^\+[1-9]\d{6,14}$/, 'a telephone number such as "+14155550100"'],
  https: [/^https:\/\/[^\s/]+\S*$/, "an https URL"],
  http: [/^http:\/\/[^\s/]+\S*$/, "an http URL"],
  sqs: [/^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:[\w-]+$/, "the ARN of a standard queue"],
  lambda: [/^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w$-]+)?$/, "the ARN of a function"],
  firehose: [/^arn:[a-z-]+:firehose:[a-z0-9-]+:\d{12}:deliverystream\/[\w.-]+$/, "the ARN of a delivery stream"],
  application: [/^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:endpoint\/\S+$/, "the ARN of a platform endpoint"],
};

/** What is wrong with a subscription, one sentence a flaw; empty where nothing is. */
export const subscriptionErrors = (placement: Placement, subscription: Subscription): string[] => {
  const [pattern, words] = endpointForms[subscription.protocol];
  if (isKnown(subscription.endpoint) && !pattern.test(subscription.endpoint)) {
    return [
      `subscription endpoint "${shownEndpoint(subscription)}" does not fit protocol "${subscription.protocol}": give ${words}`,
    ];
  }
  return [...plainErrors(subscription), ...ownerErrors(placement, subscription)];
};

const plainErrors = (subscription: Subscription): string[] =>
  subscription.protocol === "http" && subscription.allowPlainHttp !== true
    ? [
        `subscription endpoint "${shownEndpoint(subscription)}" is plain HTTP, which anybody on the way can read and forge: use https, or set allowPlainHttp to true`,
      ]
    : [];

/**
 * Of accounts and regions: a permission can be made only where the endpoint is, and SNS delivers to another region only to queues
 * and functions (https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html).
 */
const ownerErrors = (placement: Placement, subscription: Subscription): string[] => {
  const { protocol, endpoint } = subscription;
  if (!isKnown(endpoint) || !endpoint.startsWith("arn:")) {
    return [];
  }
  const [, partition = "", , region = "", account = ""] = endpoint.split(":");
  const isElsewhere = (here: string, there: string): boolean => isKnown(here) && here !== there;
  if (isElsewhere(partitionOf(placement), partition)) {
    return [
      `subscription endpoint "${endpoint}" is in partition "${partition}": a topic in "${partitionOf(placement)}" cannot reach it`,
    ];
  }
  const place = isElsewhere(placement.account, account)
    ? `account ${account}`
    : isElsewhere(placement.region, region)
      ? `region ${region}`
      : undefined;
  if (place === undefined) {
    return [];
  }
  const elsewhere = `subscription endpoint "${endpoint}" is in ${place}, so`;
  if (protocol === "sqs") {
    return subscription.queuePolicy?.kind === "existing"
      ? []
      : [`${elsewhere} its owner creates the queue policy there: set queuePolicy to {"kind":"existing"}`];
  }
  if (protocol === "lambda") {
    return subscription.permission?.kind === "existing"
      ? []
      : [`${elsewhere} its owner creates the permission there: set permission to {"kind":"existing"}`];
  }
  if (protocol === "firehose" && isElsewhere(placement.account, account)) {
    return [`${elsewhere} SNS cannot use it: give a delivery stream of ${placement.account}`];
  }
  return isElsewhere(placement.region, region)
    ? [
        `subscription endpoint "${endpoint}" is in region ${region}: a topic reaches only queues and functions of another; give one of ${placement.region}`,
      ]
    : [];
};
