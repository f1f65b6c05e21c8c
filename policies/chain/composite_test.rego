package chain_test

import data.chain
import data.document
import data.plan_test

_a := "arn:aws:cloudwatch:us-east-1:123456789012:alarm:a"

_mentions(composite, alarm) if chain.mentions("after", composite, alarm)

test_rules_that_name_an_alarm[name] if {
	some name, [rule, named] in {
		"its name": [`ALARM("a")`, true],
		"its name without quotation marks": ["ALARM(a)", true],
		"its ARN": [concat("", [`ALARM("`, _a, `")`]), true],
		"another state of it": [`NOT OK ( "a" )`, true],
		"it among others": [`ALARM("b") OR ALARM("a")`, true],
		"another alarm": [`ALARM("b")`, false],
		"a longer name": [`ALARM("ab")`, false],
		"a shorter name": [`ALARM("")`, false],
		"no text": [null, false],
	}
	plan := plan_test.plan(
		[
			plan_test.entry("aws_cloudwatch_metric_alarm", "a", {"alarm_name": "a", "arn": _a}, {}),
			plan_test.entry("aws_cloudwatch_composite_alarm", "c", {"alarm_name": "c", "alarm_rule": rule}, {}),
		],
		[],
	)
	found := {true |
		composite := document.sides.after["aws_cloudwatch_composite_alarm.c"]
		_mentions(composite, document.sides.after["aws_cloudwatch_metric_alarm.a"])
	} with input as plan
	found == {true | named}
}
