/** How one setting of the construct is said in the other two doors. */
export interface SameSetting {
  /** Path of the setting in the config of the construct; one that an existing link has stands with `(existing)`. */
  readonly setting: string;
  /**
   * Why the shipped stack has none.
   * @default - it has the same
   */
  readonly notInStack?: string;
  /** Variables of the modules that say it. */
  readonly variables?: readonly string[];
  /** Module that is made for it. */
  readonly module?: string;
  /** Why no module has it, or not all of it. */
  readonly notInModule?: string;
}

/** Every setting of a chain, in the order of the config. */
export const sameSettings: readonly SameSetting[] = [
  { setting: "account", variables: ["account"] },
  { setting: "region", variables: ["region"] },
  { setting: "partition", notInModule: "it is that of the region" },
  { setting: "name", variables: ["name"] },
  { setting: "tags", variables: ["tags"] },
  { setting: "permissionsBoundary", variables: ["permissions_boundary"] },
  { setting: "sandbox", module: "modules/sandbox", notInModule: "`prevent_destroy` takes no variable" },
  {
    setting: "provider",
    notInStack: "it brings its own, by account and region",
    notInModule: "it has the one that its caller gives",
  },
  { setting: "trail (existing)", module: "modules/existing-trail" },
  { setting: "trail.name", variables: ["trail_name"] },
  { setting: "trail.bucket.name", variables: ["bucket_name"] },
  { setting: "trail.bucket.objectLock", variables: ["object_lock"] },
  { setting: "trail.bucket.accessLogs.name", variables: ["access_log_bucket", "create_access_log_bucket"] },
  {
    setting: "trail.bucket.accessLogs.lifecycle",
    variables: ["access_log_archive_after_days", "access_log_archive_storage_class", "access_log_expire_after_days"],
  },
  { setting: "trail.bucket.accessLogs (existing).name", variables: ["access_log_bucket"] },
  { setting: "trail.bucket.accessLogs (existing).prefix", variables: ["access_log_prefix"] },
  { setting: "trail.bucket.lifecycle.archive.afterDays", variables: ["archive_after_days"] },
  { setting: "trail.bucket.lifecycle.archive.storageClass", variables: ["archive_storage_class"] },
  { setting: "trail.bucket.lifecycle.expireAfterDays", variables: ["expire_after_days"] },
  { setting: "trail.bucket.replication.bucket", variables: ["replication_bucket"] },
  { setting: "trail.bucket.replication.keyArn", variables: ["replication_key_arn"] },
  { setting: "trail.bucket.replication.account", variables: ["replication_account"] },
  { setting: "trail.bucket (existing).name", variables: ["bucket_name"], module: "modules/existing-parts" },
  { setting: "trail.bucket (existing).prefix", variables: ["bucket_prefix"], module: "modules/existing-parts" },
  { setting: "trail.key.alias", variables: ["trail_key_alias"] },
  { setting: "trail.key (existing).arn", variables: ["trail_key_arn"], module: "modules/existing-parts" },
  { setting: "trail.deliveryRole.name", variables: ["delivery_role_name"] },
  { setting: "trail.deliveryRole (existing).arn", variables: ["delivery_role_arn"], module: "modules/existing-parts" },
  { setting: "trail.organization.id", variables: ["organization_id"], module: "modules/organization" },
  {
    setting: "trail.organization.managementAccount",
    variables: ["management_account"],
    module: "modules/organization",
  },
  { setting: "trail.insights", variables: ["insights"] },
  { setting: "logGroup.name", variables: ["log_group_name"] },
  { setting: "logGroup.key.alias", variables: ["log_group_key_alias"] },
  { setting: "logGroup.key (existing).arn", variables: ["log_group_key_arn"], module: "modules/existing-parts" },
  { setting: "logGroup.retentionInDays", variables: ["retention_in_days"] },
  { setting: "logGroup (existing).name", variables: ["log_group_name"], module: "modules/existing-trail" },
  { setting: "pattern", variables: ["pattern"] },
  { setting: "metricFilter.name", variables: ["metric_filter_name"] },
  { setting: "metricFilter.metricName", variables: ["metric_name"] },
  { setting: "metricFilter.metricNamespace", variables: ["metric_namespace"] },
  { setting: "alarm.name", variables: ["alarm_name"] },
  { setting: "alarm.period", variables: ["alarm_period"] },
  { setting: "alarm.okActions", variables: ["ok_actions"] },
  { setting: "runbook", variables: ["runbook"] },
  { setting: "topic.name", variables: ["topic_name"] },
  { setting: "topic.key.alias", variables: ["topic_key_alias"] },
  { setting: "topic.key (existing).arn", variables: ["topic_key_arn"], module: "modules/existing-parts" },
  {
    setting: "topic.publishers",
    variables: ["topic_publishers"],
    notInModule: "`--require` proves the topic's policy after the first apply",
  },
  { setting: "topic (existing).arn", variables: ["topic_arn"], module: "modules/existing-topic" },
  { setting: "topic (existing).keyArn", variables: ["topic_key_arn"], module: "modules/existing-topic" },
  { setting: "subscriptions.protocol", variables: ["subscriptions"] },
  { setting: "subscriptions.endpoint", variables: ["subscriptions"] },
  { setting: "subscriptions.autoConfirms", variables: ["subscriptions"] },
  { setting: "subscriptions.allowPlainHttp", variables: ["subscriptions"] },
  {
    setting: "subscriptions.queuePolicy",
    variables: ["subscriptions"],
    notInModule: "created where its `create_permission` says so",
  },
  {
    setting: "subscriptions.permission",
    variables: ["subscriptions"],
    notInModule: "created where its `create_permission` says so",
  },
  {
    setting: "subscriptions.role",
    variables: ["subscriptions"],
    notInModule: "created where its `create_permission` says so",
  },
  { setting: "chat", variables: ["slack_channels", "teams_channels"] },
  { setting: "escalationAlarm", variables: ["escalation_alarm"] },
  { setting: "tamperingAlarm", variables: ["tampering_alarm"] },
  {
    setting: "tunedAlarm",
    variables: ["tuned_alarm_exclusions", "tuned_alarm_topic_arn", "tuned_alarm_topic_key_arn"],
  },
  {
    setting: "changeAlert",
    variables: ["change_alert"],
    notInModule:
      "only in the region where IAM's events arrive: elsewhere every caller would have to give a second provider. `--require` proves the topic's policy after the first apply",
  },
  { setting: "savedQuery", variables: ["saved_query"] },
  { setting: "dashboard", variables: ["dashboard"], notInModule: "it shows the control's alarm alone" },
];

const code = (text: string): string => `\`${text}\``;

const moduleCell = ({ variables = [], module, notInModule }: SameSetting): string => {
  const said = variables.map(code).join(", ");
  const where = module === undefined ? "" : `${said === "" ? "" : " of "}${code(module)}`;
  return [`${said}${where}`, notInModule ?? ""].filter((text) => text !== "").join("; ");
};

const row = (one: SameSetting): string =>
  `| ${code(one.setting)} | ${one.notInStack ?? "the same"} | ${moduleCell(one)} |`;

/** docs/same-settings.md. */
export const sameSettingsPage = (): string => `# The same settings in construct, stack and module

What the config of \`IamPolicyChangeMonitoring\` can say, how the shipped stack says it (\`context.keepwatch\` in \`cdktf.json\`), and which variable of the
[Terraform modules](install.md#with-plain-terraform-or-opentofu) says it, or why none can. A variable is one of the whole chain's module, where no other is named.
What each setting means is in [settings.md](settings.md). A link that exists stands with \`(existing)\`. Written by \`npm run docs\`; a test wants every setting and every
variable in it.

| construct | stack | modules |
| --- | --- | --- |
${sameSettings.map(row).join("\n")}

The stack's \`backend\` says [where its state lies](settings.md#state); the construct and the modules leave that to whoever uses them.
`;
