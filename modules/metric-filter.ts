import { Construct } from "constructs";
import { required } from "../spec";
import { CloudwatchLogMetricFilter } from "./cdktf";
import { checkLength } from "./filter-pattern";
import { type Identity, metaOf } from "./placement";

/** Config of {@link MetricFilter}. */
export interface MetricFilterConfig {
  /** Its name becomes the filter's and the metric's. */
  readonly identity: Identity;
  /** Name of the group that is filtered. */
  readonly logGroupName: string;
  /** Which records are counted, at most 1,024 characters. */
  readonly pattern: string;
}

/** A filter that counts calls. Its name is its metric's, because two auditors join by the one for the other. */
export class MetricFilter extends Construct {
  /** The filter. */
  readonly filter: CloudwatchLogMetricFilter;

  /** @throws if the pattern is too long */
  constructor(scope: Construct, id: string, config: MetricFilterConfig) {
    super(scope, id);
    const { identity, logGroupName, pattern } = config;
    checkLength(pattern);
    this.filter = new CloudwatchLogMetricFilter(this, "filter", {
      ...metaOf(identity),
      name: identity.name,
      logGroupName,
      pattern,
      metricTransformation: {
        name: identity.name,
        namespace: required.metric.namespace,
        value: required.metric.value,
        defaultValue: required.metric.default_value,
      },
    });
  }
}
