package protection

import data.account
import data.chain
import data.document
import data.reason
import data.requirements
import data.waiver

# METADATA
# title: Levels of a chain, from the record to the person
levels := ["recorded", "filtered", "alarmed", "notified", "received"]

# METADATA
# title: Events that no filter tells apart, by the one that stands for them
# description: Representative → set of event names.
classes[min(events)] := events if some events in _alike

_events := {record.eventName | some record in chain.control.must_match}

_signature[event] := [[text, event in reading.aims, reading.flaws[event]] | some text, reading in chain.readings] if {
	some event in _events
}

_alike contains events if {
	some event in _events
	events := {other | some other in _events; _signature[other] == _signature[event]}
}

# METADATA
# title: Chains of each side, level and class of events
# description: |
#   side → level → representative event → set of {scope, flaws, and the keys of the joined objects}. A key is "" where
#   something outside is presumed.
chains[side][level][event] := _at_level[level][side][event] if {
	some side in sides
	some level in levels
	some event, _ in classes
}

_at_level := {
	"recorded": {side: {event: recorded[side] | some event, _ in classes} | some side in sides},
	"filtered": filtered,
	"alarmed": alarmed,
	"notified": notified,
	"received": received,
}

# Groups that a trail feeds or an aiming filter reads.
_watched[side] := {group |
	some groups in chain.groups[side]
	some group in groups
} if {
	some side in sides
}

# METADATA
# title: Recorded - a trail delivers to a group
recorded[side] := {chain_at |
	some group in _watched[side]
	some chain_at in _recorded_in(side, group)
} if {
	some side in sides
}

_recorded_in(side, group) := {{"scope": scope, "flaws": flaws, "trail": trail, "group": group} |
	some trail in chain.trails_into(side, group)
	scope := account.place[side][trail].account
	flaws := union({
		trail_flaws[side][trail],
		_group_flaws(side, group),
		_distance(side, trail, group),
		_group_doubts(side, trail, group),
	})
} | {{"scope": _place_of(side, group).account, "flaws": flaws, "trail": "", "group": group} |
	_presumes_inside(side, group, chain.trails_into(side, group))
	flaws := {requirements.flaw_of("trail_external", chain.identity_of_group(group))} | _group_flaws(side, group)
}

_group_flaws(side, group) := group_flaws[side][group.key] if {
	group.key
} else := waiver.standing(side, {"group": group}, external | requirements.external_group_flaws(side, group)) if {
	external := {requirements.flaw_of("group_external", chain.identity_of_group(group))}
}

# A trail names its group by ARN, so that only where it is told to call can differ.
_group_doubts(side, trail, group) := requirements.doubt_flaws(
	"group_place_unknown",
	{"endpoint": account.place[side][trail].endpoint},
	{"endpoint": account.place[side][group.key].endpoint},
) if {
	group.key
} else := set()

_filter_doubts(side, filter, group) := requirements.doubt_flaws(
	"filter_place_unknown",
	account.place[side][filter],
	account.place[side][group.key],
) if {
	group.key
} else := set()

_place_of(side, group) := account.place[side][group.key] if {
	group.key
} else := group.place

_distance(side, trail, group) := {requirements.flaw("trail_region_differs") |
	region := account.place[side][trail].region
	other := _place_of(side, group).region
	is_string(region)
	is_string(other)
	region != other
}

# Outside is presumed before only where nothing managed is there, after always, except in what this plan creates.
_presumes_inside(side, group, managed) if {
	side == "after"
	not _created(group)
	count(managed) >= 0
}

_presumes_inside(side, _, managed) if {
	side != "after"
	count(managed) == 0
}

_created(group) if document.creates(group.key)

# METADATA
# title: Filtered - a filter on that group aims at the event
filtered[side][event] := {{"scope": scope, "flaws": flaws, "filter": filter} |
	some filter, events in chain.aims[side]
	event in events
	read := waiver.standing(side, {"filter": filter}, chain.reading_of(document.sides[side][filter]).flaws[event])
	own := filter_flaws[side][filter] | read
	scope := account.place[side][filter].account
	some beginning in _beginnings[side][filter]
	flaws := beginning | own
} | {{"scope": beginning.scope, "flaws": flaws, "filter": "", "group": group} |
	some group in _fed[side]
	_presumes_inside(side, group, chain.filters_on(side, group, event))
	some beginning in _recorded_in(side, group)
	beginning.trail != ""
	flaws := beginning.flaws | {requirements.flaw_of("filter_external", chain.identity_of_group(group))}
} if {
	some side in sides
	some event, _ in classes
}

_fed[side] contains group if {
	some side in sides
	some key, groups in chain.groups[side]
	document.sides[side][key].type == "aws_cloudtrail"
	some group in groups
}

_beginnings[side][filter] := {flaws |
	some group in chain.groups[side][filter]
	some beginning in _recorded_in(side, group)
	flaws := beginning.flaws | _filter_doubts(side, filter, group)
} if {
	some side in sides
	some filter, _ in chain.aims[side]
}

# METADATA
# title: Alarmed - an alarm watches the metric of that filter
alarmed[side][event] := {object.union(beginning, {"flaws": flaws, "alarm": alarm}) |
	some beginning in _published[side][event]
	some alarm in chain.alarms_on[side][beginning.filter]
	flaws := beginning.flaws | alarm_flaws[side][[alarm, beginning.filter]]
} | {object.union(beginning, {"flaws": flaws, "alarm": ""}) |
	some beginning in _published[side][event]
	_presumes_alarm(side, chain.alarms_on[side][beginning.filter])
	metric := chain.metric_of(document.sides[side][beginning.filter])
	identity := chain.outside(requirements.metric_text(metric), account.place[side][beginning.filter])
	flaws := beginning.flaws | {requirements.flaw_of("alarm_external", identity)}
} if {
	some side in sides
	some event, _ in classes
}

# Of filters that publish alike, on one metric, one stands for all: an alarm cannot tell them apart.
_published[side][event] := {min(alike) | some alike in _publishing(side, event)} if {
	some side in sides
	some event, _ in classes
}

_publishing(side, event) := {alike |
	some beginning in filtered[side][event]
	beginning.filter != ""
	alike := _alike_by_print[side][event][_print(side, beginning)]
}

_alike_by_print := _alike_publishing

_alike_publishing[side][event][_print(side, beginning)] contains beginning if {
	some side in sides
	some event, _ in classes
	some beginning in filtered[side][event]
	beginning.filter != ""
}

_print(side, beginning) := {
	"scope": beginning.scope,
	"flaws": beginning.flaws,
	"place": account.place[side][beginning.filter],
	"metric": chain.metric_of(document.sides[side][beginning.filter]),
	"value": requirements.filter_value(document.sides[side][beginning.filter]),
	"unit": document.at(document.sides[side][beginning.filter], ["metric_transformation", 0, "unit"]),
}

_standing_in[side] := {beginning.filter |
	some event, _ in classes
	some beginning in _published[side][event]
} if {
	some side in sides
}

_presumes_alarm("after", _)

_presumes_alarm(side, managed) if {
	side != "after"
	count(managed) == 0
}

# METADATA
# title: Notified - the alarm, or a composite that speaks for it, publishes to a topic
notified[side][event] := {object.union(beginning, {"flaws": flaws, "speaker": speaker, "topic": topic}) |
	some beginning in alarmed[side][event]
	some speaker in chain.speakers[side][beginning.alarm]
	some topic in chain.topics_of[side][speaker]
	flaws := (beginning.flaws | speaker_flaws[side][[speaker, beginning.alarm]]) | topic_flaws[side][[topic, speaker]]
} if {
	some side in sides
	some event, _ in classes
}

# METADATA
# title: Received - somebody is subscribed to that topic
received[side][event] := {object.union(beginning, {"flaws": flaws, "subscription": subscription}) |
	some beginning in notified[side][event]
	some subscription in object.get(chain.subscriptions_of, [side, beginning.topic], set())
	flaws := beginning.flaws | subscription_flaws[side][subscription]
} | {object.union(beginning, {"flaws": flaws, "subscription": ""}) |
	some beginning in notified[side][event]
	_presumes_subscribers(side, beginning.topic)
	flaws := beginning.flaws | {requirements.flaw_of("subscription_external", beginning.topic)}
} if {
	some side in sides
	some event, _ in classes
}

# METADATA
# title: Whether subscribers outside are presumed
# description: Of every topic but one that this plan creates; people subscribe by hand beside those that are managed.
_presumes_subscribers(side, _) if side != "after"

_presumes_subscribers("after", topic) if not chain.managed_topic.after[topic]

_presumes_subscribers("after", topic) if not document.creates(chain.managed_topic.after[topic])

# METADATA
# title: Events with a chain without flaws
# description: side → level → set of event names. Flaws that the catalogue tolerates do not count.
protected[side][level] := {event |
	some representative, events in classes
	_flawless(chains[side][level][representative])
	some event in events
} if {
	some side in sides
	some level in levels
}

_flawless(found) if {
	some candidate in found
	every flaw in candidate.flaws { tolerated(flaw) }
}

# METADATA
# title: Whether the catalogue tolerates a flaw in a chain that is judged outright
tolerated(flaw) if reason.catalogued[flaw.reason].tolerated == true
