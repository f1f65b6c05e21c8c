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
