package requirements

import data.document

# METADATA
# title: Flaws of a subscription
subscription_flaws(side, subscription) := union({
	step_flaws(side, subscription),
	_confirmation_flaws(side, subscription),
	_endpoint_flaws(side, subscription),
	{flaw_of("subscription_filtered", policy) |
		policy := _filter_policy(document.at(subscription, ["filter_policy"]))
		not policy in [null, {}]
	},
	{flaw("subscription_filter_unknown") |
		document.unknown_at(subscription, ["filter_policy"])
		not document.unconfigured(subscription, "filter_policy")
	},
})

# Parsed where it can be, so that blanks and the order of keys play no part.
_filter_policy(text) := json.unmarshal(text) if {
	json.is_valid(text)
} else := text if {
	is_string(text)
} else := null

# Known true; or known after apply, unless the protocol confirms itself.
_confirmation_flaws(_, subscription) := {flaw("subscription_pending")} if {
	document.at(subscription, ["pending_confirmation"]) == true
} else := {flaw("subscription_pending")} if {
	document.unknown_at(subscription, ["pending_confirmation"])
	not _confirms_itself(subscription)
} else := set()

_confirms_itself(subscription) if document.at(subscription, ["endpoint_auto_confirms"]) == true

_confirms_itself(subscription) if document.at(subscription, ["protocol"]) in {"sms", "application"}

# The owner of a queue, function or stream confirms by subscribing: the topic's account must be the endpoint's.
_confirms_itself(subscription) if {
	document.at(subscription, ["protocol"]) in {"sqs", "lambda", "firehose"}
	_endpoint_account(document.at(subscription, ["endpoint"])) in {null, _topic_account(subscription)}
}

_endpoint_account(endpoint) := split(endpoint, ":")[4] if {
	is_string(endpoint)
	count(split(endpoint, ":")) > 5
} else := null

_topic_account(subscription) := _endpoint_account(document.link(subscription, "topic_arn"))

# A queue, function or stream that was managed here and is no more.
_endpoint_flaws(side, subscription) := {flaw_of("subscription_endpoint_missing", endpoint) |
	side == "after"
	endpoint := document.at(subscription, ["endpoint"])
	some type in data.spec.links.aws_sns_topic_subscription.endpoint.to
	some before in ["applied", "found"]
	some other in document.objects(before, type)
	document.arn[before][other.key] == endpoint
	count({kept | some kept in document.objects("after", type); document.arn.after[kept.key] == endpoint}) == 0
}
