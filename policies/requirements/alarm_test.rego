package requirements_test

import data.requirements

_alarm(values) := _object("aws_cloudwatch_metric_alarm", values)

# It publishes 2 for each match.
_filter := _object("aws_cloudwatch_log_metric_filter", {"metric_transformation": [{"value": "2"}]})

_thresholds := {
	"one event": [{"comparison_operator": "GreaterThanOrEqualToThreshold", "threshold": 2}, set()],
	"above nothing": [{"comparison_operator": "GreaterThanThreshold", "threshold": 0}, set()],
	"two events": [{"comparison_operator": "GreaterThanOrEqualToThreshold", "threshold": 3}, {"alarm_threshold_above_one"}],
	"above one event": [{"comparison_operator": "GreaterThanThreshold", "threshold": 2}, {"alarm_threshold_above_one"}],
	"no event": [{"comparison_operator": "GreaterThanOrEqualToThreshold", "threshold": 0}, {"alarm_threshold_always_breached"}],
	"below no event": [{"comparison_operator": "GreaterThanThreshold", "threshold": -1}, {"alarm_threshold_always_breached"}],
	"the largest of two": [
		{"comparison_operator": "GreaterThanThreshold", "threshold": 2, "statistic": "Maximum"},
		{"alarm_threshold_unreachable"},
	],
	"fewer": [{"comparison_operator": "LessThanThreshold", "threshold": 2}, {"alarm_comparison_unfit"}],
	"a band": [{"comparison_operator": "GreaterThanUpperThreshold", "threshold_metric_id": "band"}, {"alarm_threshold_dynamic"}],
}

test_thresholds[name] if {
	some name, [values, reasons] in _thresholds
	_reasons(requirements._threshold_flaws(_alarm(values), _filter)) == reasons
}

test_a_comparison_that_is_not_known_takes_one_event if {
	alarm := _half_known("aws_cloudwatch_metric_alarm", {"threshold": 3}, {"comparison_operator": true})
	requirements._threshold_flaws(alarm, _filter) == set()
}

test_statistics[statistic] if {
	some statistic, reasons in {"Sum": set(), "Maximum": set(), "Average": {"alarm_statistic_unfit"}}
	_reasons(requirements._statistic_flaws(_alarm({"statistic": statistic}))) == reasons
}

test_a_percentile_goes_before_a_statistic if {
	alarm := _alarm({"statistic": "Sum", "extended_statistic": "p99"})
	{flaw.detail | some flaw in requirements._statistic_flaws(alarm)} == {"p99"}
}

_metric := {"id": "m", "return_data": false, "metric": [{"metric_name": "n"}]}

_queries := {
	"the metric alone": [[_metric], true],
	"an expression that is its id": [[{"id": "e", "expression": " m ", "return_data": true}, _metric], true],
	"an expression": [[{"id": "e", "expression": "m*2", "return_data": true}, _metric], false],
	"its id, and both are watched": [
		[
			{"id": "e", "expression": "m", "return_data": true},
			object.union(_metric, {"return_data": true}),
		],
		false,
	],
	"its id, and neither is watched": [[{"id": "e", "expression": "m"}, _metric], false],
	"a metric of the same account": [[object.union(_metric, {"account_id": "123456789012"})], true],
	"a metric of another account": [[object.union(_metric, {"account_id": "210987654321"})], false],
	"an expression on another account": [
		[
			{"id": "e", "expression": "m", "return_data": true},
			object.union(_metric, {"account_id": "210987654321"}),
		],
		false,
	],
	"three": [[_metric, {"id": "e", "expression": "m", "return_data": true}, {"id": "f"}], false],
}

_is_bare(alarm) if requirements._bare(alarm)

test_queries[name] if {
	some name, [queries, bare] in _queries
	alarm := _alarm({"metric_query": queries, "arn": "arn:aws:cloudwatch:us-east-1:123456789012:alarm:x"})
	plan := {"format_version": "1.2", "configuration": {}, "resource_changes": [{
		"address": alarm.address, "type": alarm.type, "name": "x", "mode": "managed",
		"change": {"actions": ["no-op"], "before": alarm.values, "after": alarm.values},
	}]}
	found := {true | _is_bare(alarm)} with input as plan
	found == {true | bare}
}

_times := {
	"at once": [{"period": 60, "evaluation_periods": 1}, set()],
	"all periods, as none are said": [{"period": 60, "evaluation_periods": 3}, {"alarm_datapoints_above_one"}],
	"one of several": [{"period": 60, "evaluation_periods": 5, "datapoints_to_alarm": 1}, set()],
	"seconds": [{"period": 10, "evaluation_periods": 1}, {"alarm_period_too_short"}],
	"a day": [{"period": 86400, "evaluation_periods": 1}, {"alarm_period_too_long", "alarm_evaluation_too_long"}],
}

test_times[name] if {
	some name, [values, reasons] in _times
	_reasons(requirements._time_flaws(_alarm(values))) == reasons
}

test_a_span_that_is_not_known_has_no_seconds if requirements._seconds({"known_after_apply": true}) == 0
