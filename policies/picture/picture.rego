# METADATA
# title: Picture
# description: |
#   The links of the chains on two sides of a document, and how they are joined, to be drawn. Judges nothing.
package picture

import data.account
import data.chain
import data.document

# METADATA
# title: Chains of a plan
# description: |
#   {links, joints}. A link is {id, link, address, before, after}: its name on each side, null where it is not there. A
#   joint is {from, to, before, after}: the ids of two links, and whether they are joined on each side. Of a state, both
#   sides are alike.
# entrypoint: true
plan := {"links": _links, "joints": _joints}

# METADATA
# title: Chains of drift
# description: As those of a plan; before is what was applied, after what was found.
# entrypoint: true
drift := chains if chains := plan with input as document.drift

_sides := ["found", "after"]

_links := {{
	"id": id,
	"link": link,
	"address": document.disclosed(document.address("found", id)),
	"before": _name_of("found", id),
	"after": _name_of("after", id),
} |
	some side in _sides
	some [id, link] in object.get(_on, side, set())
}

_joints := {{
	"from": from,
	"to": to,
	"before": [from, to] in object.get(_joined, "found", set()),
	"after": [from, to] in object.get(_joined, "after", set()),
} |
	some side in _sides
	some [from, to] in object.get(_joined, side, set())
}

# A link that is still there, though no longer joined, is not lost: what is, are its joints.
_name_of(side, id) := document.disclosed(_called(document.sides[side][id])) if {
	_stays(side, id)
} else := document.disclosed(id) if {
	_is_outside(id)
	id in {other | some [other, _] in object.get(_on, side, set())}
} else := null

_stays(side, id) if {
	document.sides[side][id]
	not _goes(side, id)
}

_goes("after", id) if account.swept[id]

_is_outside(id) if {
	not document.sides.found[id]
	not document.sides.after[id]
}

# A subscription has no name, and whom it reaches is nobody's business.
_called(resource) := protocol if {
	resource.type == "aws_sns_topic_subscription"
	protocol := document.at(resource, ["protocol"])
	is_string(protocol)
} else := account.name_of(resource)

_on[side] contains [key, link] if {
	some side in _sides
	some key, groups in object.get(chain.groups, side, {})
	count(groups) > 0
	link := _link_of[document.sides[side][key].type]
}

_link_of := {"aws_cloudtrail": "trail", "aws_cloudwatch_log_metric_filter": "filter"}

_on[side] contains [_id_of(group), "group"] if {
	some side in _sides
	some groups in object.get(chain.groups, side, {})
	some group in groups
}

_on[side] contains [key, "alarm"] if {
	some side in _sides
	some key in object.get(chain.watching, side, set())
}

_on[side] contains [key, "composite"] if {
	some side in _sides
	some alarm, keys in object.get(chain.speakers, side, {})
	some key in keys
	key != alarm
}

_on[side] contains [_topic(side, arn), "topic"] if {
	some side in _sides
	some arns in object.get(chain.topics_of, side, {})
	some arn in arns
}

_on[side] contains [key, "subscription"] if {
	some side in _sides
	some arns in object.get(chain.topics_of, side, {})
	some arn in arns
	some key in object.get(chain.subscriptions_of, [side, arn], set())
}

_id_of(group) := group.key if {
	group.key
} else := chain.identity_of_group(group)

_topic(side, arn) := object.get(chain.managed_topic, [side, arn], arn)

_joined[side] contains joint if {
	some side in _sides
	some joint in object.get(_chained, side, set())
}

# What is of no chain any more, because the chain broke before it, may still be joined to the next.
_joined[side] contains [from, to] if {
	some side in _sides
	some other in _sides
	some [from, to] in object.get(_chained, other, set())
	_holds(side, from, document.sides[side][to])
}

_holds(side, from, subscription) if {
	subscription.type == "aws_sns_topic_subscription"
	account.link(subscription, "topic_arn") == _arn(side, from)
}

_holds(side, from, alarm) if {
	alarm.type == "aws_cloudwatch_metric_alarm"
	metric := chain.metric_of(document.sides[side][from])
	watched := chain.watched(alarm)
	watched.name == metric.name
	watched.namespace == metric.namespace
	account.fits(account.place[side][alarm.key], account.place[side][from])
}

_holds(side, from, composite) if {
	composite.type == "aws_cloudwatch_composite_alarm"
	chain.mentions(side, composite, document.sides[side][from])
}

_holds(side, from, topic) if {
	topic.type == "aws_sns_topic"
	actions := account.link_set(document.sides[side][from], "alarm_actions")
	actions != document.unknown
	account.arn[side][topic.key] in actions
}

_holds(side, from, filter) if {
	filter.type == "aws_cloudwatch_log_metric_filter"
	account.link(filter, "log_group_name") == account.name_of(document.sides[side][from])
}

_arn(side, id) := account.arn[side][id] if {
	document.sides[side][id]
} else := id

_chained[side] contains [trail, _id_of(group)] if {
	some side in _sides
	some trail, groups in object.get(chain.groups, side, {})
	document.sides[side][trail].type == "aws_cloudtrail"
	some group in groups
}

_chained[side] contains [_id_of(group), filter] if {
	some side in _sides
	some filter, _ in object.get(chain.aims, side, {})
	some group in object.get(chain.groups, [side, filter], set())
}

_chained[side] contains [filter, alarm] if {
	some side in _sides
	some filter, alarms in object.get(chain.alarms_on, side, {})
	some alarm in alarms
}

_chained[side] contains [alarm, speaker] if {
	some side in _sides
	some alarm, speakers in object.get(chain.speakers, side, {})
	some speaker in speakers
	speaker != alarm
}

_chained[side] contains [speaker, _topic(side, arn)] if {
	some side in _sides
	some speaker, arns in object.get(chain.topics_of, side, {})
	some arn in arns
}

_chained[side] contains [_topic(side, arn), subscription] if {
	some side in _sides
	some arns in object.get(chain.topics_of, side, {})
	some arn in arns
	some subscription in object.get(chain.subscriptions_of, [side, arn], set())
}
