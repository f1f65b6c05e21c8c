package chain_test

import data.chain
import data.document
import data.plan_test

_watched(values, unknown) := {field: value | some field, value in metric; value != null} if {
	metric := chain.watched(document.sides.after["aws_cloudwatch_metric_alarm.a"]) with input as plan_test.plan(
		[plan_test.entry("aws_cloudwatch_metric_alarm", "a", values, unknown)],
		[],
	)
}

_query(name) := {"id": name, "metric": [{"metric_name": name, "namespace": "n", "stat": "Sum", "period": 60}]}

_sum := {"id": "e", "expression": "SUM(METRICS())", "metric": []}

test_an_alarm_watches_its_own_metric if {
	_watched({"metric_name": "m", "namespace": "n", "statistic": "Sum", "period": 60}, {}) == {
		"name": "m", "namespace": "n", "statistic": "Sum", "period": 60,
	}
}

test_an_alarm_watches_the_metric_of_its_one_query if {
	one := {"name": "m", "namespace": "n", "statistic": "Sum", "period": 60}
	_watched({"metric_query": [_query("m")]}, {}) == one
	_watched({"metric_query": [_sum, _query("m")]}, {}) == one
}

test_of_several_metrics_an_alarm_watches_none if {
	not _watched({"metric_query": [_query("m"), _query("o")]}, {})
	not _watched({"metric_query": [_sum]}, {})
}

test_a_metric_that_only_apply_tells_is_unknown if {
	_watched({"namespace": "n"}, {"metric_name": true}).name == document.unknown
}
