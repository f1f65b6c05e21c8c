package requirements_test

import data.requirements

_requests := [{
	"principal": {"service": "cloudwatch.amazonaws.com"}, "service": "cloudwatch.amazonaws.com",
	"action": "sns:Publish", "resource": "arn:aws:sns:us-east-1:123456789012:t", "context": {},
}]

test_one_policy_that_nobody_can_read_says_nothing_of_the_others if {
	unread := {{"problem": "known after apply"}, {"statements": []}}
	_reasons(requirements.permission_flaws("topic_policy", unread, _requests)) == {"topic_policy_unknown"}
	_reasons(requirements.permission_flaws("topic_policy", {{"statements": []}}, _requests)) == {"topic_policy_refuses"}
	_reasons(requirements.permission_flaws("topic_policy", {{"statements": []}}, [])) == set()
}

test_flaws_of_what_holds_a_policy_are_told_with_it if {
	policies := {{"statements": [], "flaws": {requirements.flaw("contested")}}}
	_reasons(requirements.permission_flaws("topic_policy", policies, [])) == {"contested"}
}

test_where_the_last_policy_of_something_outside_goes_none_is_left[name] if {
	some name, [side, policies, before, left] in {
		"the last goes": ["after", set(), {"p"}, {{"statements": []}}],
		"one stays": ["after", {"q"}, {"p"}, {"q"}],
		"there was none": ["after", set(), set(), set()],
		"before": ["found", set(), {"p"}, set()],
	}
	requirements._left_alone(side, policies, before) == left
}

test_what_a_service_says_of_itself if {
	completed := requirements._completed({"service": "cloudwatch.amazonaws.com", "context": {"aws:sourceaccount": ["1"]}})
	completed.context["aws:principalservicename"] == ["cloudwatch.amazonaws.com"]
	completed.context["aws:sourceaccount"] == ["1"]
	requirements._completed({"context": {}}).context == {"aws:securetransport": ["true"]}
}

test_a_symbol_is_no_account[text] if {
	some text, account in {"123456789012": "123456789012", "(aws.other)": null}
	requirements.known(text) == account
}
