import { Construct } from "constructs";
import { required } from "../../spec";
import { CloudwatchLogMetricFilter } from "../parts/cdktf";
import { type Identity, metaOf } from "../parts/placement";
import { checkLength } from "./filter-pattern";

/** What a metric filter, and what it counts, are called. */
export interface MetricFilterNames {
  /**
   * Name of the filter.
   * @default - the name of the chain
   */
  readonly name?: string;
  /**
   * Name of the metric. Two auditors find a filter only under the name of its metric.
   * @default - the name of the filter
   */
  readonly metricName?: string;
  /**
   * Namespace of the metric.
   * @default "CISBenchmark"
   */
  readonly metricNamespace?: string;
}

/** Config of {@link MetricFilter}. */
export interface MetricFilterConfig extends MetricFilterNames {
  /** Its name becomes the filter's, where none is given. */
  readonly identity: Identity;
  /** Name of the group that is filtered. */
  readonly logGroupName: string;
  /** Which records are counted, at most 1,024 characters. */
  readonly pattern: string;
}

/** A filter that counts calls. */
export class MetricFilter extends Construct {
  /** The filter. */
  readonly filter: CloudwatchLogMetricFilter;

  /** @throws if the pattern is too long */
  constructor(scope: Construct, id: string, config: MetricFilterConfig) {
    super(scope, id);
    const { identity, logGroupName, pattern, name = identity.name, metricName = name } = config;
    checkLength(pattern);
    this.filter = new CloudwatchLogMetricFilter(this, "filter", {
      ...metaOf(identity),
      name,
      logGroupName,
      pattern,
      metricTransformation: {
        name: metricName,
        namespace: config.metricNamespace ?? required.metric.namespace,
        value: required.metric.value,
        defaultValue: required.metric.default_value,
      },
    });
  }
}
