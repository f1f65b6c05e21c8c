package chain

import data.account
import data.document

# METADATA
# title: Metric of a filter
# description: Object of name and namespace; `unknown` where known only after apply.
metric_of(filter) := {
	"name": document.at(filter, ["metric_transformation", 0, "name"]),
	"namespace": document.at(filter, ["metric_transformation", 0, "namespace"]),
}

# METADATA
# title: Metric that an alarm watches
# description: |
#   {name, namespace, statistic, period, unit, dimensions}: its own, or that of its one metric query where this is the
#   bare metric.
watched(alarm) := {
	"name": account.link(alarm, "metric_name"),
	"namespace": document.at(alarm, ["namespace"]),
	"statistic": document.at(alarm, ["statistic"]),
	"period": document.at(alarm, ["period"]),
	"unit": document.at(alarm, ["unit"]),
	"dimensions": document.at(alarm, ["dimensions"]),
} if {
	document.at(alarm, ["metric_query"]) == null
} else := {
	"name": document.at(alarm, ["metric_query", index, "metric", 0, "metric_name"]),
	"namespace": document.at(alarm, ["metric_query", index, "metric", 0, "namespace"]),
	"statistic": document.at(alarm, ["metric_query", index, "metric", 0, "stat"]),
	"period": document.at(alarm, ["metric_query", index, "metric", 0, "period"]),
	"unit": document.at(alarm, ["metric_query", index, "metric", 0, "unit"]),
	"dimensions": document.at(alarm, ["metric_query", index, "metric", 0, "dimensions"]),
} if {
	index := metric_index(alarm)
}

# METADATA
# title: Position of the one query of an alarm that reads a metric
metric_index(alarm) := index if {
	indexes := [position |
		some position, query in document.blocks(alarm, "metric_query")
		is_array(query.metric)
		count(query.metric) > 0
	]
	count(indexes) == 1
	index := indexes[0]
}
