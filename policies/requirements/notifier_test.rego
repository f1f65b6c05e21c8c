package requirements_test

import data.requirements

_speaks(rule) if {
	alarm := _object("aws_cloudwatch_metric_alarm", {"alarm_name": "a"})
	requirements._speaks_for("after", rule, alarm)
}

test_rules_that_follow_an_alarm[rule] if {
	some rule, follows in {
		`ALARM("a")`: true,
		` ( ALARM ( a ) ) `: true,
		`ALARM("b")`: false,
		`ALARM("a") OR ALARM("b")`: false,
		`NOT ALARM("a")`: false,
		`OK("a")`: false,
	}
	found := {true | _speaks(rule)}
	found == {true | follows}
}

_spoken_for := {"key": "aws_cloudwatch_metric_alarm.a", "type": "aws_cloudwatch_metric_alarm", "values": {"alarm_name": "a"}, "unknown": {}}

_composite_reasons(values, unknown) := _reasons(requirements.composite_flaws(
	"after",
	_half_known("aws_cloudwatch_composite_alarm", values, unknown),
	_spoken_for,
))

test_what_keeps_a_composite_alarm_silent if {
	rule := {"alarm_rule": `ALARM("a")`}
	_composite_reasons(object.union(rule, {"actions_enabled": false}), {}) == {"composite_actions_disabled"}
	_composite_reasons(object.union(rule, {"actions_suppressor": [{"alarm": "b"}]}), {}) == {"composite_suppressed"}
	_composite_reasons(object.union(rule, {"actions_suppressor": []}), {}) == set()
}
