package requirements

import data.account
import data.chain
import data.document

# METADATA
# title: Flaws of a subscription
subscription_flaws(side, subscription) := union({
	common_flaws(side, subscription),
	_confirmation_flaws(side, subscription),
	_endpoint_flaws(side, subscription),
	{flaw_of("subscription_filtered", _scoped(subscription, policy)) |
		policy := _filter_policy(document.at(subscription, ["filter_policy"]))
		not policy in [null, {}]
		not _lets_alarms_through(side, subscription, policy)
	},
	{flaw("subscription_filter_unknown") |
		some attribute in ["filter_policy", "filter_policy_scope"]
		document.unknown_at(subscription, [attribute])
		not document.unconfigured(subscription, attribute)
	},
})

# Parsed where it can be, so that blanks and the order of keys play no part.
_filter_policy(text) := json.unmarshal(text) if {
	document.parses(text)
} else := text if {
	is_string(text)
} else := null

# The same policy means another thing of the message's attributes than of its body.
_scoped(subscription, policy) := {"scope": "MessageBody", "policy": policy} if {
	document.at(subscription, ["filter_policy_scope"]) == "MessageBody"
} else := policy

# Whether every message of the control's alarms on this topic passes a filter on the body.
_lets_alarms_through(side, subscription, policy) if {
	document.at(subscription, ["filter_policy_scope"]) == "MessageBody"
	is_object(policy)
	every field, wanted in policy {
		is_array(wanted)
		_always_among(side, subscription, field, wanted)
	}
}

_always_among(_, _, "NewStateValue", wanted) if "ALARM" in wanted

_always_among(side, subscription, "AlarmName", wanted) if {
	every speaker in _speakers_to(side, subscription) { account.name_of(speaker) in wanted }
}

_always_among(side, subscription, "AWSAccountId", wanted) if {
	every speaker in _speakers_to(side, subscription) { account.place[side][speaker.key].account in wanted }
}

_speakers_to(side, subscription) := {document.sides[side][key] |
	some key, topics in chain.topics_of[side]
	account.link(subscription, "topic_arn") in topics
}

# Known true; or known after apply, unless the protocol confirms itself.
_confirmation_flaws(_, subscription) := {flaw("subscription_pending")} if {
	document.at(subscription, ["pending_confirmation"]) == true
} else := {flaw("subscription_pending")} if {
	document.unknown_at(subscription, ["pending_confirmation"])
	not _confirms_itself(subscription)
} else := set()

# Of any other protocol the provider ignores the switch.
_confirms_itself(subscription) if {
	document.at(subscription, ["endpoint_auto_confirms"]) == true
	document.at(subscription, ["protocol"]) in {"http", "https"}
}

_confirms_itself(subscription) if document.at(subscription, ["protocol"]) in {"sms", "application"}

# The owner of a queue, function or stream confirms by subscribing: the topic's account must be the endpoint's.
_confirms_itself(subscription) if {
	document.at(subscription, ["protocol"]) in {"sqs", "lambda", "firehose"}
	endpoint := account.link(subscription, "endpoint")
	endpoint != document.unknown
	account.account_in(endpoint) in {null, account.account_in(account.link(subscription, "topic_arn"))}
}

# A queue, function or stream that was managed here and is no more.
_endpoint_flaws(side, subscription) := {flaw_of("subscription_endpoint_missing", endpoint) |
	side == "after"
	endpoint := document.at(subscription, ["endpoint"])
	some type in data.spec.links.aws_sns_topic_subscription.endpoint.to
	some before in ["applied", "found"]
	count(account.having_arn(before, type, endpoint)) > 0
	count(account.having_arn("after", type, endpoint)) == 0
}
