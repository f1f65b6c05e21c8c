// biome-ignore-all assist/source/organizeImports: docs/api.md has this order
export { Alarm, type AlarmConfig } from "./alarm/alarm";
export type { CreatedLogBucket, ExistingLogBucket } from "./parts/bucket-access-logs";
export type { BucketLifecycle } from "./parts/bucket-lifecycle";
export { type BucketReplication, ReplicationRole, type ReplicationRoleConfig } from "./parts/bucket-replication";
export { ChangeAlert, type ChangeAlertConfig } from "./tell/change-alert";
export { ChatChannel, type ChatChannelConfig, type SlackChannel, type TeamsChannel } from "./tell/chat-channel";
export type { CisStandard } from "./beside/cis-standard";
export { ConfigRecording } from "./beside/config-recording";
export type { ConfigRecordingConfig, CreatedRecorder, ExistingRecorder } from "./beside/recording-config";
export { Dashboard, type DashboardConfig, type Watched } from "./alarm/dashboard";
export { type CreatedRole, DeliveryRole, type DeliveryRoleConfig, type ExistingRole } from "./record/delivery-role";
export { type CreatedKey, EncryptionKey, type EncryptionKeyConfig, type ExistingKey } from "./parts/encryption-key";
export { EndpointPermission, type EndpointPermissionConfig } from "./tell/endpoint-permission";
export { EventNotification, type EventNotificationConfig, type ToldTopic } from "./tell/event-notification";
export type { Exclusion, PublishedText } from "./alarm/filter-pattern";
export { IamPolicyChangeMonitoring } from "./chain/iam-policy-change-monitoring";
export type { Created, Existing } from "./parts/link";
export { type CreatedLogGroup, type ExistingLogGroup, LogGroup, type LogGroupConfig } from "./record/log-group";
export { MetricFilter, type MetricFilterConfig, type MetricFilterNames } from "./alarm/metric-filter";
export type { ControlAlarm } from "./alarm/alarm";
export type { IamPolicyChangeMonitoringConfig } from "./chain/monitoring-config";
export type { MessagePerCall } from "./tell/change-alert";
export type { TunedAlarm } from "./chain/monitoring-config";
export { MonitoringStack } from "./shipped/monitoring-stack";
export type { Identity, Partition, Placement } from "./parts/placement";
export type { Condition, ServiceGrant } from "./parts/policy-document";
export { type CreatedBucket, PrivateBucket, type PrivateBucketConfig } from "./parts/private-bucket";
export type { RequiredStatement } from "./parts/required-statement";
export { SavedQuery, type SavedQueryConfig } from "./alarm/saved-query";
export { SecurityHubFindings } from "./beside/security-hub-findings";
export type { SecurityHubFindingsConfig } from "./beside/findings-config";
export { type Settings, settingsFrom } from "./shipped/settings";
export type {
  BucketDestination,
  HttpsDestination,
  Secret,
  SiemDestination,
  SplunkDestination,
} from "./beside/siem-destination";
export { SiemStream } from "./beside/siem-stream";
export type { SiemStreamConfig } from "./beside/siem-config";
export type { CloudState, HttpState, LocalState, S3State, StateBackend } from "./shipped/state-backend";
export type {
  ApplicationSubscription,
  EmailSubscription,
  FirehoseSubscription,
  HttpSubscription,
  HttpsSubscription,
  LambdaSubscription,
  SmsSubscription,
  SqsSubscription,
  Subscription,
} from "./tell/subscription";
export type { GuardedChain } from "./beside/guard-config";
export { TamperingGuard } from "./beside/tampering-guard";
export type { TamperingGuardConfig } from "./beside/guard-config";
export {
  type CreatedTopic,
  type ExistingTopic,
  eventBridge,
  type Publisher,
  Topic,
  type TopicConfig,
} from "./tell/topic";
export { type CreatedTrail, type ExistingTrail, Trail, type TrailConfig, type TrailParts } from "./record/trail";
export type { ExistingBucket } from "./parts/private-bucket";
export { TrailBucket, type TrailBucketConfig } from "./record/trail-bucket";
export type { Organization, TrailSource } from "./record/trail-source";
export { Watch, type WatchConfig } from "./alarm/watch";
export type { ExistingWrittenBucket, WrittenBucket } from "./parts/written-bucket";
