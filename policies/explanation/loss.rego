# METADATA
# title: Explanations
# description: |
#   Why a chain is lost: the nearest chain's new flaws, else the link that is gone or no longer joined. A cause is {reason, detail,
#   degree, subject, attribute}. Decides nothing.
package explanation

import data.account
import data.chain
import data.comparison
import data.document
import data.protection

# Flaws that stand for something presumed outside: never of the nearest chain, or every change would read "alarm missing".
_presumptions := {"trail_external", "filter_external", "alarm_external", "action_external", "subscription_external"}

# METADATA
# title: Causes of the loss of one chain
# description: For the lowest level that is lost. Never empty.
causes(side, level, event, lost) := flaw_causes("after", nearest, _new(nearest, lost)) if {
	candidates := [candidate |
		some candidate in protection.chains.after[level][event]
		comparison.same_scope(candidate.scope, lost.scope)
		_succeeds(side, level, candidate, lost)
		not presumes(_new(candidate, lost))
	]
	count(candidates) > 0
	nearest := min([[_distance(side, candidate, lost), count(_new(candidate, lost)), candidate] | some candidate in candidates])[2]
} else := gone if {
	gone := {cause(concat("", [link, "_missing"]), _step(key), subject(side, key), "") |
		some link, key in objects(side, lost)
		_gone(key)
	}
	count(gone) > 0
} else := parted if {
	parted := partings(side, level, event, lost)
	count(parted) > 0
} else := {cause(missing[level], "", subject(side, last(side, level, lost)), "")}

# METADATA
# title: A cause without degree
cause(reason, detail, subject_address, attribute) := {
	"reason": reason,
	"detail": detail,
	"degree": 0,
	"subject": subject_address,
	"attribute": attribute,
}

# METADATA
# title: What is missing at each level
missing := {
	"recorded": "trail_missing",
	"filtered": "filter_missing",
	"alarmed": "alarm_missing",
	"notified": "alarm_without_topic",
	"received": "subscription_missing",
}

_new(candidate, lost) := {flaw | some flaw in candidate.flaws; not comparison.borne(flaw, lost.flaws)}

# METADATA
# title: Whether flaws stand for something presumed outside
presumes(flaws) if {
	some flaw in flaws
	flaw.reason in _presumptions
}

# The chain's own object of that level, or one that this plan puts there.
_succeeds(side, level, candidate, lost) if last("after", level, candidate) == last(side, level, lost)

_succeeds(_, level, candidate, _) if last("after", level, candidate) in document.touched

_succeeds(side, "notified", candidate, lost) if {
	candidate.speaker == lost.speaker
	not candidate.topic in object.get(chain.topics_of, [side, lost.speaker], set())
}

_distance(side, candidate, lost) := count({link |
	some link, key in objects(side, lost)
	object.get(objects("after", candidate), link, "") != key
})

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
		"topic": object.get(chain.managed_topic, [side, object.get(joined, "topic", "")], ""),
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

_adds := {"recorded": "trail", "filtered": "filter", "alarmed": "alarm", "notified": "topic", "received": "subscription"}

# METADATA
# title: Address of an object, or what stands for one outside
subject(side, key) := document.sides.after[key].address if {
	true
} else := document.sides[side][key].address if {
	true
} else := key

_gone(key) if not document.sides.after[key]

_gone(key) if account.swept[key]

_step(key) := "swept away with what it lives in" if {
	account.swept[key]
} else := _steps[document.actions[key]] if {
	true
} else := "not there any more"

_steps := {["delete"]: "deleted", ["forget"]: "no longer managed"}
