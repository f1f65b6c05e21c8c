import type { Moto } from "./moto";

/** Counts what an account holds by one operation of a service, under a key of its answer. */
export const counter =
  ({ call }: Moto, region: string) =>
  async (service: string, operation: string, key: string, parameters = {}): Promise<number> =>
    ((await call({ service, operation, region, parameters }))[key] as readonly unknown[]).length;

/** How many an account holds of each kind that a chain has; filters, which are listed by group, left out. */
export const countedIn = async (account: Moto, region: string) => {
  const count = counter(account, region);
  return {
    trails: await count("cloudtrail", "describe_trails", "trailList", { includeShadowTrails: false }),
    buckets: await count("s3", "list_buckets", "Buckets"),
    roles: await count("iam", "list_roles", "Roles"),
    groups: await count("logs", "describe_log_groups", "logGroups"),
    alarms: await count("cloudwatch", "describe_alarms", "MetricAlarms"),
    topics: await count("sns", "list_topics", "Topics"),
    subscriptions: await count("sns", "list_subscriptions", "Subscriptions"),
  };
};
