# METADATA
# title: Bearers
# description: Who bears a flaw of a chain.
package bearer

import data.account
import data.chain
import data.document
import data.reason

# METADATA
# title: Keys of the objects that bear a flaw
# description: The link, or of what supports it, as the role of a trail; the identity of what is outside.
keys(side, joined, flaw) := contested if {
	flaw.reason == "contested"
	contested := {key |
		some key in chain.objects(side, joined)
		account.contested[key]
	}
	count(contested) > 0
} else := supporting if {
	support := data.spec.supports[reason.catalogued[flaw.reason].link]
	owner := chain.objects(side, joined)[support.of]
	reference := account.link(document.sides[side][owner], support.attribute)
	supporting := _named(side, reference, data.spec.links[document.sides[side][owner].type][support.attribute].to)
	count(supporting) > 0
} else := {key} if {
	link := reason.catalogued[flaw.reason].link
	key := chain.objects(side, joined)[object.get(data.spec.supports, [link, "of"], link)]
} else := {flaw.detail} if {
	endswith(flaw.reason, "_external")
} else := {key | some key in chain.objects(side, joined)}

_named(side, reference, types) := {object.key |
	some type in types
	some object in account.known_as(side, type, reference)
}
