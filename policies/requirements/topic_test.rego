package requirements_test

import data.requirements

test_what_an_alarm_tells_that_is_not_here[arn] if {
	some arn, reason in {
		"arn:aws:sns:us-east-1:123456789012:t": "topic_external",
		"arn:aws:lambda:us-east-1:123456789012:function:f": "action_external",
	}
	requirements._outside_reason(arn) == reason
}

test_policies_are_asked_where_there_are_any if {
	request := {"service": "cloudwatch.amazonaws.com", "action": "sns:Publish", "resource": "t", "context": {}}
	requirements.permission_flaws_if_any("topic_policy", set(), {request}) == set()
	_reasons(requirements.permission_flaws_if_any("topic_policy", {{"statements": []}}, {request})) == {"topic_policy_refuses"}
	_reasons(requirements.permission_flaws_if_any("topic_policy", {{"problem": "p"}}, {request})) == {"topic_policy_unknown"}
}
