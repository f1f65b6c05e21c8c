package requirements_test

import data.requirements

_subscription(values) := _object("aws_sns_topic_subscription", values)

_confirmed := {
	"confirmed": [{"protocol": "email", "pending_confirmation": false}, {}, set()],
	"pending": [{"protocol": "email", "pending_confirmation": true}, {}, {"subscription_pending"}],
	"a new mailbox": [{"protocol": "email"}, {"pending_confirmation": true}, {"subscription_pending"}],
	"a new mailbox that is said to confirm itself": [
		{"protocol": "email", "endpoint_auto_confirms": true},
		{"pending_confirmation": true},
		{"subscription_pending"},
	],
	"a new web hook that confirms itself": [{"protocol": "https", "endpoint_auto_confirms": true}, {"pending_confirmation": true}, set()],
	"a new web hook": [{"protocol": "https"}, {"pending_confirmation": true}, {"subscription_pending"}],
	"a new number": [{"protocol": "sms"}, {"pending_confirmation": true}, set()],
	"a new queue of the topic's account": [
		{
			"protocol": "sqs", "topic_arn": "arn:aws:sns:us-east-1:123456789012:t",
			"endpoint": "arn:aws:sqs:us-east-1:123456789012:q",
		},
		{"pending_confirmation": true},
		set(),
	],
	"a new queue of another account": [
		{
			"protocol": "sqs", "topic_arn": "arn:aws:sns:us-east-1:123456789012:t",
			"endpoint": "arn:aws:sqs:us-east-1:210987654321:q",
		},
		{"pending_confirmation": true},
		{"subscription_pending"},
	],
}

test_confirmations[name] if {
	some name, [values, unknown, reasons] in _confirmed
	subscription := _half_known("aws_sns_topic_subscription", values, unknown)
	_reasons(requirements._confirmation_flaws("after", subscription)) == reasons
}

test_filter_policies_are_read_as_json_where_they_are[name] if {
	some name, [text, read] in {
		"an object": [`{"a":["b"]}`, {"a": ["b"]}],
		"no JSON": ["{", "{"],
		"none": [null, null],
	}
	requirements._filter_policy(text) == read
}

test_a_policy_of_the_body_is_another if {
	policy := {"a": ["b"]}
	requirements._scoped(_subscription({}), policy) == policy
	requirements._scoped(_subscription({"filter_policy_scope": "MessageBody"}), policy) == {
		"scope": "MessageBody",
		"policy": policy,
	}
}

_told := {
	"any alarm": [{"NewStateValue": ["ALARM", "OK"]}, true],
	"what is over": [{"NewStateValue": ["OK"]}, false],
	"these alarms": [{"AlarmName": ["one", "two"]}, true],
	"one of them": [{"AlarmName": ["one"]}, false],
	"their account": [{"AWSAccountId": ["123456789012"]}, true],
	"another account": [{"AWSAccountId": ["210987654321"]}, false],
	"these alarms of another region": [{"AlarmName": ["one", "two"], "Region": ["EU"]}, false],
	"no list": [{"NewStateValue": "ALARM"}, false],
	"no object": ["ALARM", false],
}

_lets_through(subscription, policy) if requirements._lets_alarms_through("after", subscription, policy)

_speaker(name) := {
	"key": name, "type": "aws_cloudwatch_metric_alarm", "values": {"alarm_name": name}, "unknown": {},
}

test_filters_on_the_body[name] if {
	some name, [policy, passes] in _told
	topic := "arn:aws:sns:us-east-1:123456789012:t"
	subscription := _subscription({"filter_policy_scope": "MessageBody", "topic_arn": topic})
	speakers := {"one": _speaker("one"), "two": _speaker("two")}
	found := {true | _lets_through(subscription, policy)} with data.chain.topics_of as {"after": {"one": {topic}, "two": {topic}}}
		with data.document.sides as {"after": speakers}
		with data.account.place as {"after": {"one": {"account": "123456789012"}, "two": {"account": "123456789012"}}}
	found == {true | passes}
}
