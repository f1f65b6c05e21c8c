package explanation

import data.account
import data.chain
import data.document

# METADATA
# title: Why objects that are still there are no longer joined
# description: Causes, or none.
partings(_, "recorded", _, lost) := {_changed("trail_detached", lost.trail, "cloud_watch_logs_group_arn")} if {
	lost.trail != ""
}

partings(_, "filtered", event, lost) := {object.union(
	cause(flaw.reason, flaw.detail, document.address("after", lost.filter), "pattern"),
	{"degree": flaw.degree},
) |
	some flaw in chain.reading_of(document.sides.after[lost.filter]).flaws[event]
} if {
	lost.filter != ""
	not event in object.get(chain.aims, ["after", lost.filter], set())
} else := {_changed("filter_detached", lost.filter, "log_group_name")} if {
	lost.filter != ""
}

partings(side, "alarmed", _, lost) := {_metric_renamed(side, lost)} if lost.alarm != ""

partings(side, "notified", _, lost) := {_changed("alarm_without_topic", lost.speaker, "alarm_actions")} if {
	lost.speaker != ""
	side in {"found", "applied"}
}

partings(side, "received", _, lost) := {_changed("subscription_detached", lost.subscription, "topic_arn") |
	lost.subscription != ""
	lost.topic in object.get(chain.topics_of, ["after", lost.speaker], set())
} | {cause("subscription_missing", topic, document.address("after", key), "") |
	some topic in object.get(chain.topics_of, ["after", lost.speaker], set())
	not topic in object.get(chain.topics_of, [side, lost.speaker], set())
	key := object.get(chain.managed_topic, ["after", topic], topic)
}

_changed(reason, key, attribute) := cause(unknown, "", document.address("after", key), attribute) if {
	_leads_nowhere(document.sides.after[key], attribute)
	unknown := concat("", [reason, "_unknown"])
} else := cause(reason, "", document.address("after", key), attribute)

_leads_nowhere(resource, attribute) if {
	not _is_set(attribute)
	account.link(resource, attribute) == document.unknown
}

_leads_nowhere(resource, attribute) if {
	_is_set(attribute)
	account.link_set(resource, attribute) == document.unknown
}

_is_set("alarm_actions")

# The alarm's side of the join, or the filter's.
_metric_renamed(_, lost) := cause("alarm_detached", "", filter, "metric_transformation.name") if {
	filter := document.address("after", lost.filter)
	chain.metric_of(document.sides.after[lost.filter]) != chain.metric_of(_before(lost.filter))
} else := cause("alarm_detached", "", document.address("after", lost.alarm), changed[0]) if {
	changed := [attribute |
		some attribute in ["metric_name", "namespace", "region"]
		document.at(document.sides.after[lost.alarm], [attribute]) != document.at(_before(lost.alarm), [attribute])
	]
	count(changed) > 0
} else := cause("alarm_detached", "", document.address("after", lost.alarm), "")

_before(key) := resource if {
	resource := document.sides.found[key]
} else := document.sides.applied[key]
