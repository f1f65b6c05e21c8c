package document_test

import data.document
import data.plan_test

_secret_policy := json.marshal({"Statement": [{"Effect": "Allow", "Principal": {"AWS": "somebody"}, "Sid": "abc"}]})

_marking := plan_test.plan(
	[object.union(
		plan_test.entry("aws_sns_topic_policy", "p", {"policy": _secret_policy, "arn": "arn:shown"}, {}),
		{"change": {"after_sensitive": {"policy": true}, "before_sensitive": false}},
	)],
	[],
)

test_marks_are_told_by_address if {
	document.sensitive == {"aws_sns_topic_policy.p": [{"policy": true}]} with input as _marking
}

# Its words, too, but not what is short enough to be part of anything.
test_texts_of_a_marked_policy_are_sensitive_too if {
	texts := document.sensitive_texts with input as _marking
	{_secret_policy, "somebody", "Principal", "principal"} - texts == set()
	not "abc" in texts
}

test_a_state_marks_too if {
	texts := document.sensitive_texts with input as {
		"format_version": "1.0",
		"values": {"root_module": {"resources": [{
			"address": "aws_sns_topic_subscription.s", "type": "aws_sns_topic_subscription", "name": "s", "mode": "managed",
			"values": {"endpoint": "ada@example.com", "protocol": "email"}, "sensitive_values": {"endpoint": true},
		}]}},
	}
	texts == {"ada@example.com", "example"}
}
