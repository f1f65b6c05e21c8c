package requirements

import data.account
import data.document

# METADATA
# title: Flaws of a topic that an alarm publishes to
# description: The speaker is the alarm, or the composite alarm that speaks for it.
topic_flaws(side, topic, speaker) := union({
	common_flaws(side, topic),
	{flaw("topic_fifo") | document.at(topic, ["fifo_topic"]) == true},
	{flaw_of("topic_unknown", "fifo_topic") |
		document.unknown_at(topic, ["fifo_topic"])
		not document.unconfigured(topic, "fifo_topic")
	},
	{flaw("topic_region_differs") |
		not account.fits(
			object.union(account.place[side][topic.key], {"account": null}),
			object.union(account.place[side][speaker.key], {"account": null}),
		)
	},
	_topic_policy_flaws(side, topic, speaker),
	_protection_flaws(side, account.arn[side][topic.key]),
	{flaw |
		not _defaulted(topic, "data_protection_policy")
		some flaw in masking_flaws("topic_data_protection", topic, "data_protection_policy")
	},
	{flaw |
		some policy in account.put_on(side, "aws_sns_topic_data_protection_policy", "arn", document.unknown)
		account.perhaps_belongs(side, policy, "arn", topic)
		some flaw in perhaps_masking_flaws("topic_data_protection", policy, "policy")
	},
	key_flaws(
		side,
		"topic_key",
		account.link(topic, "kms_master_key_id"),
		account.place[side][topic.key],
		_topic_key_requests(side, topic, speaker),
	),
})

# METADATA
# title: Flaws of what this document puts on a topic that it does not manage
external_topic_flaws(side, arn, speaker) := union({
	{flaw_of(_outside_reason(arn), arn)},
	_protection_flaws(side, arn),
	permission_flaws_if_any(
		"topic_policy",
		_external_topic_policies(side, arn, speaker) | {policy_in(side, policy, "policy") |
			some policy in account.perhaps_on_outside(side, "aws_sns_topic_policy", "arn", account.account_in(arn))
		},
		_publish_requests(side, arn, speaker),
	),
})

# The default policy, which is back where this plan takes the last one away, lets the topic's own account in.
_external_topic_policies(side, arn, speaker) := _left_alone(side, policies, before) if {
	not account.is_of_account_in(side, speaker, arn)
	policies := _separate_topic_policies(side, arn)
	before := _separate_topic_policies("found", arn) | _separate_topic_policies("applied", arn)
} else := _separate_topic_policies(side, arn)

# An alarm tells functions, response plans and the like, too (D10).
_outside_reason(arn) := "topic_external" if {
	split(arn, ":")[2] == "sns"
} else := "action_external"

# METADATA
# title: Flaws of policies where there are any
permission_flaws_if_any(_, policies, _) := set() if count(policies) == 0

permission_flaws_if_any(thing, policies, requests) := permission_flaws(thing, policies, requests) if {
	count(policies) > 0
}

_topic_policy_flaws(side, topic, speaker) := union({permission_flaws(
	"topic_policy",
	{policy},
	_publish_requests(side, account.arn[side][topic.key], speaker),
) |
	some policy in (_topic_policies(side, topic) | _perhaps_topic_policies(side, topic))
})

# Each that perhaps replaces the topic's policy must be right.
_perhaps_topic_policies(side, topic) := {policy_in(side, policy, "policy") |
	some policy in _unfollowed_topic_policies[side]
	some attribute in ["arn", "topics"]
	account.perhaps_belongs(side, policy, attribute, topic)
}

_separate_topic_policies(side, arn) := {policy_in(side, policy, "policy") |
	some policy in account.put_on(side, "aws_sns_topic_policy", "arn", arn)
} | {policy_in(side, policy, "policy") |
	some policy in _policies_of_several_topics[side]
	topics := account.link_set(policy, "topics")
	topics != document.unknown
	arn in topics
}

_policies_of_several_topics[side] := [policy |
	some policy in account.objects(side, "aws_sns_topic_policy")
	policy.written == "awscc_sns_topic_policy"
] if {
	some side in ["applied", "found", "after"]
}

_unfollowed_topic_policies[side] := array.concat(
	account.put_on(side, "aws_sns_topic_policy", "arn", document.unknown),
	_policies_of_several_topics[side],
) if {
	some side in ["applied", "found", "after"]
}

# Each of two writers must be right: the last one wins. Without any, the default policy lets alarms of the account
# publish.
_topic_policies(side, topic) := separate | _own_topic_policies(side, topic) if {
	separate := _separate_topic_policies(side, account.arn[side][topic.key])
}

_own_topic_policies(side, topic) := {policy_in(side, topic, "policy")} if {
	not _own_topic_policy_echoes(side, topic)
	document.at(topic, ["policy"]) != null
	not _defaulted(topic, "policy")
} else := set()

# On a side with a separate policy the topic's own attribute shows that one, or what was before it.
_own_topic_policy_echoes(side, topic) if {
	document.unconfigured(topic, "policy")
	count(_separate_topic_policies(side, account.arn[side][topic.key])) > 0
}

_own_topic_policy_echoes("after", topic) if {
	document.unconfigured(topic, "policy")
	some side in ["applied", "found"]
	count(_separate_topic_policies(side, account.arn.after[topic.key])) > 0
}

_publish_requests(side, arn, speaker) := {{
	"service": "cloudwatch.amazonaws.com",
	"action": "sns:Publish",
	"resource": arn,
	"context": _alarm_context(side, speaker, arn),
}}

_alarm_context(side, speaker, arn) := {
	"aws:sourcearn": [known_arn(account.arn[side][speaker.key])],
	"aws:sourceaccount": [known(account.place[side][speaker.key].account)],
	"aws:sourceowner": [known(account.place[side][speaker.key].account)],
	"kms:encryptioncontext:aws:sns:topicarn": [known_arn(arn)],
}

_topic_key_requests(side, topic, speaker) := {{
	"service": "cloudwatch.amazonaws.com",
	"action": action,
	"context": _alarm_context(side, speaker, account.arn[side][topic.key]),
} |
	some action in ["kms:Decrypt", "kms:GenerateDataKey"]
}

_protection_flaws(side, arn) := {flaw |
	some policy in account.put_on(side, "aws_sns_topic_data_protection_policy", "arn", arn)
	some flaw in masking_flaws("topic_data_protection", policy, "policy")
}
