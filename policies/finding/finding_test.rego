package finding_test

import data.finding
import data.plan_test

_cause := {"reason": "r", "detail": "1", "degree": [2, 0], "subject": "aws_cloudwatch_metric_alarm.a", "attribute": "threshold"}

_entry(cause, events) := {"cause": cause, "side": "found", "level": "alarmed", "events": events, "outcome": "fail"}

_plan(marks) := plan_test.plan(
	[object.union(
		plan_test.kept("aws_cloudwatch_metric_alarm", "a", {"threshold": 1, "alarm_name": "aaaa"}, {"threshold": 3, "alarm_name": "aaaa"}),
		{"change": marks},
	)],
	[],
)

_one(entries, marks) := found if {
	found := [one | some one in finding.grouped(entries)][0] with input as _plan(marks)
}

test_events_of_one_cause_are_one_finding if {
	entries := {_entry(_cause, {"A"}), _entry(_cause, {"B"})}
	found := finding.grouped(entries) with input as _plan({})
	count(found) == 1
	some one in found
	one.args == {"detail": "1", "degree": 2, "level": "alarmed", "events": {"A", "B"}}
	[one.before, one.after] == [1, 3]
}

test_what_is_marked_is_not_shown if {
	one := _one({_entry(_cause, {"A"})}, {"after_sensitive": {"threshold": true}})
	{one.before, one.after, one.args.detail, one.args.degree} == {"(sensitive value)"}
	one.attribute == "threshold"
}

test_what_holds_a_marked_text_is_not_shown if {
	cause := object.union(_cause, {"attribute": "", "detail": "of aaaa"})
	one := _one({_entry(cause, {"A"})}, {"after_sensitive": {"alarm_name": true}})
	one.args.detail == "(sensitive value)"
	one.args.degree == 2
	not one.attribute
}

test_a_subject_outside_has_no_values if {
	one := _one({_entry(object.union(_cause, {"subject": "arn:outside"}), {"A"})}, {})
	[one.subject, one.before, one.after] == ["arn:outside", null, null]
}

test_outcomes[reason] if {
	some reason, outcome in {"alarm_unknown": "unknown", "alarm_missing": "fail"}
	finding.rejecting(reason) == outcome
}
