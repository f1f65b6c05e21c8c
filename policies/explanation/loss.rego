# METADATA
# title: Explanations
# description: |
#   Why a chain is lost: the nearest chain's new flaws, else the link that is gone or no longer joined; and which change of the plan causes it.
#   A cause is {reason, detail, degree, subject, attribute}, and has a bearer where what the subject does is wrong with another object.
#   Decides nothing.
package explanation

import data.account
import data.blame
import data.chain
import data.comparison
import data.document
import data.protection

# Flaws that stand for something presumed outside: never of the nearest chain, or every change would read "alarm missing".
_presumptions := {"trail_external", "filter_external", "alarm_external", "action_external", "subscription_external"}

# METADATA
# title: Causes of the loss of one chain
# description: For the lowest level that is lost. Never empty.
causes(side, level, event, lost) := union({_blamed(side, lost, cause) | some cause in _causes(side, level, event, lost)})

# What this plan changes is the cause, and what is wrong by it is told beside it.
_blamed(side, lost, told) := blamed if {
	edits := blame.edits(side, lost, told.reason, document.key_of(told.subject))
	count(edits) > 0
	blamed := {object.union(_of_bearer(address, told), {"subject": address, "attribute": _attribute(side, edit, address, told)}) |
		some edit in edits
		address := document.address(side, edit.key)
	}
} else := {told}

_of_bearer(address, told) := told if {
	address == told.subject
} else := object.union(told, {"bearer": told.subject})

# What is known only after apply, or not known at all, is named by the detail.
_attribute(side, edit, address, told) := told.detail if {
	_names_attribute(told.reason)
	blame.differs(side, edit.key, told.detail)
} else := told.attribute if {
	# That of a flaw may be dotted into its block.
	address == told.subject
	split(edit.attribute, ".")[0] in {"", split(told.attribute, ".")[0]}
} else := edit.attribute

_names_attribute(reason) if endswith(reason, "_unknown")

_names_attribute("attribute_unproven")

_causes(side, level, event, lost) := flaw_causes("after", nearest, _new(nearest, lost)) if {
	candidates := [candidate |
		some candidate in protection.chains.after[level][event]
		comparison.same_scope(candidate.scope, lost.scope)
		_succeeds(side, level, candidate, lost)
		not presumes(_new(candidate, lost))
	]
	count(candidates) > 0
	nearest := min([[_distance(side, candidate, lost), count(_new(candidate, lost)), candidate] | some candidate in candidates])[2]
} else := gone if {
	gone := {cause(concat("", [link, "_missing"]), _step(key), document.address(side, key), "") |
		some link, key in chain.objects(side, lost)
		_gone(key)
	}
	count(gone) > 0
} else := parted if {
	parted := partings(side, level, event, lost)
	count(parted) > 0
} else := {cause(missing[level], "", document.address(side, chain.last(side, level, lost)), "")}

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
_succeeds(side, level, candidate, lost) if chain.last("after", level, candidate) == chain.last(side, level, lost)

_succeeds(_, level, candidate, _) if chain.last("after", level, candidate) in document.touched

_succeeds(side, "notified", candidate, lost) if {
	candidate.speaker == lost.speaker
	not candidate.topic in object.get(chain.topics_of, [side, lost.speaker], set())
}

_distance(side, candidate, lost) := count({link |
	some link, key in chain.objects(side, lost)
	object.get(chain.objects("after", candidate), link, "") != key
})

_gone(key) if not document.sides.after[key]

_gone(key) if account.swept[key]

_step(key) := "swept away with what it lives in" if {
	account.swept[key]
} else := _steps[document.actions[key]] if {
	true
} else := "not there any more"

_steps := {["delete"]: "deleted", ["forget"]: "no longer managed"}
