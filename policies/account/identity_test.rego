package account_test

import data.account
import data.plan_test

test_accounts_in_arns[text] if {
	some text, found in {"arn:aws:sns:us-east-1:123456789012:t": "123456789012", "arn:aws:s3:::b": "", "b": null, "a:b": null}
	account.account_in(text) == found
}

test_what_is_no_text_has_no_account if account.account_in(null) == null

test_keys_that_are_one[name] if {
	some name, [one, other, same] in {
		"by its ARN": ["arn:aws:kms:us-east-1:1:key/k", "arn:aws:kms:us-east-1:1:key/k", true],
		"by its id": ["k", "arn:aws:kms:us-east-1:1:key/k", true],
		"the other by its id": ["arn:aws:kms:us-east-1:1:key/k", "k", true],
		"an ending of its id": ["arn:aws:kms:us-east-1:1:key/xk", "k", false],
		"the other an ending of its id": ["k", "arn:aws:kms:us-east-1:1:key/xk", false],
		"of two regions": ["arn:aws:kms:us-east-1:1:key/k", "arn:aws:kms:eu-west-1:1:key/k", false],
	}
	found := {true | account.same_key(one, other)}
	found == {true | same}
}

_topic_plan(values, unknown, provider) := object.union(
	plan_test.plan(
		[plan_test.entry("aws_sns_topic", "t", values, unknown)],
		[plan_test.resource("aws_sns_topic", "t", {})],
	),
	{"configuration": {"provider_config": {"aws": {"expressions": provider}}}},
)

_told := {"region": {"constant_value": "us-east-1"}, "allowed_account_ids": {"constant_value": ["111111111111"]}}

test_arns[name] if {
	some name, [values, unknown, provider, arn] in {
		"known": [{"name": "t", "arn": "arn:aws:sns:eu-west-1:2:t"}, {}, _told, "arn:aws:sns:eu-west-1:2:t"],
		"composed": [{"name": "t"}, {"arn": true}, _told, "arn:aws:sns:us-east-1:111111111111:t"],
		"without a name": [{}, {"arn": true, "name": true}, _told, "(aws_sns_topic.t)"],
	}
	found := account.arn.after["aws_sns_topic.t"] with input as _topic_plan(values, unknown, provider)
	found == arn
}

test_an_object_is_called_by_its_name_and_its_arn if {
	arn := "arn:aws:sns:us-east-1:111111111111:t"
	plan := _topic_plan({"name": "t", "arn": arn}, {}, _told)
	called := {text |
		some text in ["t", arn, "u"]
		account.is_called("after", {"key": "aws_sns_topic.t", "type": "aws_sns_topic", "values": {"name": "t"}, "unknown": {}}, text)
	} with input as plan
	called == {"t", arn}
}
