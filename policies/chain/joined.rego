package chain

# METADATA
# title: Managed objects of a chain
# description: Link → key.
objects(side, joined) := {link: key |
	some link, key in {
		"trail": object.get(joined, "trail", ""),
		"group": object.get(joined, ["group", "key"], ""),
		"filter": object.get(joined, "filter", ""),
		"alarm": object.get(joined, "alarm", ""),
		"composite": _composite(joined),
		"topic": object.get(managed_topic, [side, object.get(joined, "topic", "")], ""),
		"subscription": object.get(joined, "subscription", ""),
	}
	key != ""
}

_composite(joined) := joined.speaker if {
	joined.speaker != joined.alarm
} else := ""

# METADATA
# title: Object that a level adds to a chain
last(side, level, joined) := object.get(objects(side, joined), _adds[level], object.get(joined, _adds[level], ""))

_adds := {
	"recorded": "trail",
	"filtered": "filter",
	"alarmed": "alarm",
	"notified": "topic",
	"received": "subscription",
}
