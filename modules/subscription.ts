/** Protocols that a subscriber can be reached by. */
export const protocols = ["email", "email-json", "sms", "https", "sqs", "lambda"] as const;

/** Somebody, or something, that is told. */
export interface Subscription {
  readonly protocol: (typeof protocols)[number];
  /** Address, telephone number, URL or ARN, as the protocol wants it. */
  readonly endpoint: string;
}

/** What an endpoint must look like, in a pattern and in words. */
const endpointForms: Readonly<Record<Subscription["protocol"], readonly [RegExp, string]>> = {
  email: [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
  "email-json": [/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"],
  sms: [/^\+[1-9]\d{6,14}$/, 'a telephone number such as "+14155550100"'],
  https: [/^https:\/\/[^\s/]+/, "an https URL"],
  sqs: [/^arn:[a-z-]+:sqs:[a-z0-9-]+:\d{12}:\S+$/, "the ARN of a queue"],
  lambda: [/^arn:[a-z-]+:lambda:[a-z0-9-]+:\d{12}:function:\S+$/, "the ARN of a function"],
};

/** What is wrong with a subscription, one sentence a flaw; empty where nothing is. */
export const subscriptionErrors = (subscription: Subscription): string[] => {
  const form = endpointForms[subscription.protocol];
  if (form === undefined) {
    return [`subscription protocol "${subscription.protocol}" is not known: use one of ${protocols.join(", ")}`];
  }
  const [pattern, words] = form;
  return pattern.test(subscription.endpoint)
    ? []
    : [
        `subscription endpoint "${subscription.endpoint}" does not fit protocol "${subscription.protocol}": give ${words}`,
      ];
};
