package explanation

import data.account
import data.document

# METADATA
# title: Causes that flaws of a chain are
flaw_causes(side, joined, flaws) := {caused |
	some flaw in flaws
	some key in bearers(side, joined, flaw)
	caused := {
		"reason": flaw.reason,
		"detail": flaw.detail,
		"degree": flaw.degree,
		"subject": subject(side, key),
		"attribute": object.get(data.spec.reasons, [flaw.reason, "attribute"], ""),
	}
}

# METADATA
# title: Objects that bear a flaw
# description: Keys of the link, or of what supports it, as the role of a trail; the identity of what is outside.
bearers(side, joined, flaw) := contested if {
	flaw.reason == "contested"
	contested := {key |
		some key in objects(side, joined)
		account.contested[key]
	}
	count(contested) > 0
} else := supporting if {
	support := data.spec.supports[data.spec.reasons[flaw.reason].link]
	owner := objects(side, joined)[support.of]
	reference := account.link(document.sides[side][owner], support.attribute)
	supporting := _named(side, reference, data.spec.links[document.sides[side][owner].type][support.attribute].to)
	count(supporting) > 0
} else := {key} if {
	link := data.spec.reasons[flaw.reason].link
	key := objects(side, joined)[object.get(data.spec.supports, [link, "of"], link)]
} else := {flaw.detail} if {
	endswith(flaw.reason, "_external")
} else := {key | some key in objects(side, joined)}

_named(side, reference, types) := {object.key |
	some type in types
	some object in account.known_as(side, type, reference)
}
