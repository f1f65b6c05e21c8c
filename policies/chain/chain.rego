# METADATA
# title: Chains
# description: |
#   Joins objects of one side into chains: trail → group → filter → alarm → speaker → topic → subscription. Knows
#   nothing of flaws. A group is referred to as {key} where this document manages it, else as {name, place}.
package chain

import data.account
import data.asked
import data.document
import data.pattern

# METADATA
# title: The control that is judged
control := data.spec.controls[asked.control]

# METADATA
# title: Reading of each filter pattern that can aim at an event
readings := {text: pattern.reading(text, control) | some text in _patterns}

_patterns contains text if {
	some side in _sides
	some key in object.get(account.of_type, [side, "aws_cloudwatch_log_metric_filter"], set())
	text := document.at(document.sides[side][key], ["pattern"])
	_can_aim(text)
}

# What names neither a field that tells the control's records apart nor one of its events says the same of all of them.
_can_aim(text) if not is_string(text)

_can_aim(text) if {
	some word in _telling
	contains(text, word)
}

_telling contains field if {
	some records in [control.must_match, control.must_not_match]
	some record in records
	some field, _ in record
}

_telling contains record.eventName if some record in control.must_match

_sides := ["applied", "found", "after"]

# METADATA
# title: Reading of a filter
reading_of(filter) := readings[text] if {
	text := document.at(filter, ["pattern"])
	_can_aim(text)
} else := pattern.reading(document.at(filter, ["pattern"]), control)

# METADATA
# title: Filters that publish a metric
# description: side → metric → set of keys.
filters_of_metric := _filters_of_metric

_filters_of_metric[side][metric] contains filter.key if {
	some side in _sides
	some filter in account.objects(side, "aws_cloudwatch_log_metric_filter")
	metric := metric_of(filter)
}

# side → metric name → namespace → set of keys of the alarms that watch it.
_alarms_by_metric := _alarms_of_metric

_alarms_of_metric[side][name][namespace] contains alarm.key if {
	some side in _sides
	some alarm in account.objects(side, "aws_cloudwatch_metric_alarm")
	metric := watched(alarm)
	name := metric.name
	namespace := metric.namespace
}

# METADATA
# title: Filters that aim at an event of the control
# description: side → key → set of event names.
aims[side][filter.key] := events if {
	some side in _sides
	some filter in account.objects(side, "aws_cloudwatch_log_metric_filter")
	events := readings[document.at(filter, ["pattern"])].aims
	count(events) > 0
}

# METADATA
# title: Groups that a trail feeds or an aiming filter reads
# description: side → key of the trail or filter → set of groups. Broken where the group is gone with this plan.
groups[side][trail.key] := found if {
	some side in _sides
	some trail in account.objects(side, "aws_cloudtrail")
	arn := account.link(trail, "cloud_watch_logs_group_arn")
	is_string(arn)
	found := _groups_by_arn(side, trim_suffix(arn, ":*"))
}

groups[side][key] := found if {
	some side in _sides
	some key, _ in aims[side]
	filter := document.sides[side][key]
	name := account.link(filter, "log_group_name")
	is_string(name)
	found := _groups_by_name(side, name, account.place[side][key])
}

_groups_by_arn(side, arn) := managed if {
	managed := {{"key": group.key, "name": account.name_of(group)} |
		some group in account.having_arn(side, "aws_cloudwatch_log_group", arn)
	}
	count(managed) > 0
} else := set() if {
	side == "after"
	count(account.having_arn("found", "aws_cloudwatch_log_group", arn)) > 0
} else := {{"name": parts[6], "place": {"region": parts[3], "account": parts[4]}}} if {
	parts := split(arn, ":")
	count(parts) > 6
} else := set()

_groups_by_name(side, name, place) := managed if {
	managed := {{"key": group.key, "name": name} |
		some group in account.called(side, "aws_cloudwatch_log_group", name)
		account.fits(account.place[side][group.key], place)
	}
	count(managed) > 0
} else := set() if {
	side == "after"
	some group in account.called("found", "aws_cloudwatch_log_group", name)
	account.fits(account.place.found[group.key], place)
} else := {{"name": name, "place": place}}

# METADATA
# title: Whether two references mean one group
same_group(one, other) if one.key == other.key

same_group(one, other) if {
	not one.key
	not other.key
	one.name == other.name
	account.fits(one.place, other.place)
}

# METADATA
# title: What a group is known by
# description: Its name; and its place, where this document does not manage it (D13).
identity_of_group(group) := group.name if {
	group.key
} else := outside(group.name, group.place)

# METADATA
# title: Identity of something outside that has a place
outside(name, place) := concat(" ", array.concat([name], [text |
	some [word, part] in [["in", place.region], ["of", place.account]]
	is_string(part)
	text := concat(" ", [word, part])
]))

# METADATA
# title: Trails that feed a group
trails_into(side, group) := {key |
	some [key, fed] in object.get(_feeding, [side, _token_of(group)], set())
	same_group(fed, group)
}

_feeding := _feeding_by_token

_feeding_by_token[side][token] contains [key, fed] if {
	some side in _sides
	some key in object.get(account.of_type, [side, "aws_cloudtrail"], set())
	some fed in groups[side][key]
	token := _token_of(fed)
}

# What two references to one group surely have in common.
_token_of(group) := {"key": group.key} if {
	group.key
} else := {"name": group.name}

# METADATA
# title: Filters of a group that aim at an event
filters_on(side, group, event) := {key |
	some [key, read] in object.get(_reading, [side, _token_of(group)], set())
	event in aims[side][key]
	same_group(read, group)
}

_reading := _reading_by_token

_reading_by_token[side][token] contains [key, read] if {
	some side in _sides
	some key, _ in aims[side]
	some read in groups[side][key]
	token := _token_of(read)
}

# METADATA
# title: Alarms that watch the metric of each filter that aims
# description: side → key of the filter → set of keys.
alarms_on[side][key] := _alarms_at[side][_spot(side, key)] if {
	some side in _sides
	some key, _ in aims[side]
}

# METADATA
# title: Alarms that watch the metric of any filter that aims
# description: side → set of keys.
watching[side] := {alarm |
	some alarms in _alarms_at[side]
	some alarm in alarms
} if {
	some side in _sides
}

# Many filters may publish one metric: its alarms are found once.
_alarms_at := {side: {spot: alarms |
	some spot in {_spot(side, key) | some key, _ in object.get(aims, side, {})}
	alarms := {alarm |
		some alarm in object.get(_alarms_by_metric, [side, spot.metric.name, spot.metric.namespace], set())
		account.fits(account.place[side][alarm], spot.place)
	}
} |
	some side in _sides
}

_spot(side, key) := {
	"metric": metric_of(document.sides[side][key]),
	"place": account.place[side][key],
}

# METADATA
# title: Who speaks for an alarm
# description: side → key of the alarm → set of keys; the alarm itself, and composite alarms whose rule names it.
speakers[side][key] := {key} | {composite.key |
	some composite in account.objects(side, "aws_cloudwatch_composite_alarm")
	mentions(side, composite, document.sides[side][key])
	account.fits(account.place[side][composite.key], account.place[side][key])
} if {
	some side in _sides
	some key in watching[side]
}

# METADATA
# title: Topics, or other listeners, that a speaker tells
# description: side → key of the speaker → set of ARNs.
topics_of[side][key] := {arn |
	actions := account.link_set(document.sides[side][key], "alarm_actions")
	actions != document.unknown
	some arn in actions
	_is_topic(side, arn)
} if {
	some side in _sides
	some keys in speakers[side]
	some key in keys
}

_is_topic(side, arn) if managed_topic[side][arn]

_is_topic(side, arn) if {
	not managed_topic[side][arn]
	count(split(arn, ":")) > 5
	not split(arn, ":")[2] in data.spec.silent_actions
	not _topic_gone(side, arn)
}

_topic_gone("after", arn) if managed_topic.found[arn]

# A function that was managed here and is no more.
_topic_gone("after", arn) if {
	some before in ["applied", "found"]
	_is_function(before, arn)
	not _is_function("after", arn)
}

_is_function(side, arn) if {
	some function in account.objects(side, "aws_lambda_function")
	_names_function(arn, account.arn[side][function.key])
}

_names_function(arn, arn)

# A version or an alias of it.
_names_function(arn, name) if startswith(arn, concat("", [name, ":"]))

_topic_gone("after", arn) if managed_topic.applied[arn]

# METADATA
# title: Managed topic by ARN
# description: side → ARN → key.
managed_topic := {side: {arn: min(keys) | some arn, keys in arns} | some side, arns in _topics_by_arn}

_topics_by_arn[side][arn] contains topic.key if {
	some side in _sides
	some topic in account.objects(side, "aws_sns_topic")
	arn := account.arn[side][topic.key]
}

# METADATA
# title: Managed subscriptions by topic ARN
# description: side → ARN → set of keys.
subscriptions_of := _subscriptions_by_topic

_subscriptions_by_topic[side][arn] contains subscription.key if {
	some side in _sides
	some subscription in account.objects(side, "aws_sns_topic_subscription")
	arn := account.link(subscription, "topic_arn")
	is_string(arn)
}
