import { Construct } from "constructs";
import { controls, required } from "../spec";
import { CloudwatchLogMetricFilter } from "./cdktf";
import { filterPattern } from "./filter-pattern";
import { type Identity, metaOf } from "./placement";

/** Config of {@link MetricFilter}. */
export interface MetricFilterConfig {
  readonly identity: Identity;
  /** Name of the group that is filtered. */
  readonly logGroupName: string;
}

/** The filter that counts IAM policy changes. Its name is its metric's, because two auditors join by the one for the other. */
export class MetricFilter extends Construct {
  /** The filter. */
  readonly filter: CloudwatchLogMetricFilter;

  constructor(scope: Construct, id: string, config: MetricFilterConfig) {
    super(scope, id);
    const { identity, logGroupName } = config;
    this.filter = new CloudwatchLogMetricFilter(this, "filter", {
      ...metaOf(identity),
      name: identity.name,
      logGroupName,
      pattern: filterPattern(controls["iam-policy-changes"].must_match),
      metricTransformation: {
        name: identity.name,
        namespace: required.metric.namespace,
        value: required.metric.value,
        defaultValue: required.metric.default_value,
      },
    });
  }
}
