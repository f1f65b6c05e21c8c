import type { Created, Existing } from "../parts/link";
import type { ExistingRole } from "../record/delivery-role";

/** A person with a mailbox, who must confirm before anything arrives. */
export interface EmailSubscription {
  /** `email-json` sends the message as JSON, for a mailbox that a program reads. */
  readonly protocol: "email" | "email-json";
  /** E-mail address. */
  readonly endpoint: string;
}

/** A person with a telephone. */
export interface SmsSubscription {
  readonly protocol: "sms";
  /** Telephone number, such as `+14155550100`. */
  readonly endpoint: string;
}

/** A service on the web. */
export interface HttpsSubscription {
  readonly protocol: "https";
  /** URL. */
  readonly endpoint: string;
  /**
   * Whether the service confirms by itself; Terraform then waits for it.
   * @default false
   */
  readonly autoConfirms?: boolean;
}

/** A service that anybody on the way can listen to. */
export interface HttpSubscription extends Omit<HttpsSubscription, "protocol"> {
  readonly protocol: "http";
  /** Says that this is meant. */
  readonly allowPlainHttp: true;
}

/** A queue. Encrypted with a key of its own, that key's policy must let `sns.amazonaws.com` in. */
export interface SqsSubscription {
  readonly protocol: "sqs";
  /** ARN of a standard queue. */
  readonly endpoint: string;
  /**
   * The policy by which the topic may send. A created one becomes the whole policy of the queue.
   * @default - created
   */
  readonly queuePolicy?: Created | Existing;
}

/** A function. */
export interface LambdaSubscription {
  readonly protocol: "lambda";
  /** ARN of the function, of a version or of an alias of it. */
  readonly endpoint: string;
  /**
   * The permission by which the topic may invoke it.
   * @default - created
   */
  readonly permission?: Created | Existing;
}

/** A delivery stream. */
export interface FirehoseSubscription {
  readonly protocol: "firehose";
  /** ARN of the stream. */
  readonly endpoint: string;
  /**
   * The role by which SNS puts records into it.
   * @default - created
   */
  readonly role?: Created | ExistingRole;
}

/** A mobile device with an application of yours. */
export interface ApplicationSubscription {
  readonly protocol: "application";
  /** ARN of the platform endpoint. */
  readonly endpoint: string;
}

/** Somebody, or something, that is told. */
export type Subscription =
  | EmailSubscription
  | SmsSubscription
  | HttpsSubscription
  | HttpSubscription
  | SqsSubscription
  | LambdaSubscription
  | FirehoseSubscription
  | ApplicationSubscription;

/** What a subscriber is called where everybody can read it: a URL may carry a secret behind its host. */
export const shownEndpoint = ({ protocol, endpoint }: Subscription): string =>
  protocol === "http" || protocol === "https"
    ? endpoint.replace(/^(\w+:\/\/)(?:[^/]*@)?([^/?#]+).*$/, "$1$2")
    : endpoint;
