export { Alarm, type AlarmConfig } from "./alarm";
export { DeliveryRole, type DeliveryRoleConfig } from "./delivery-role";
export { EncryptionKey, type EncryptionKeyConfig } from "./encryption-key";
export {
  type Created,
  type ExistingLogGroup,
  type ExistingTopic,
  type ExistingTrail,
  IamPolicyChangeMonitoring,
  type IamPolicyChangeMonitoringConfig,
} from "./iam-policy-change-monitoring";
export { LogGroup, type LogGroupConfig } from "./log-group";
export { MetricFilter, type MetricFilterConfig } from "./metric-filter";
export { MonitoringStack } from "./monitoring-stack";
export type { Identity, Partition, Placement } from "./placement";
export type { Condition, ServiceGrant } from "./policy-document";
export { type Settings, settingsFrom } from "./settings";
export type { Subscription } from "./subscription";
export { Topic, type TopicConfig } from "./topic";
export { Trail, type TrailConfig } from "./trail";
export { TrailBucket, type TrailBucketConfig } from "./trail-bucket";
