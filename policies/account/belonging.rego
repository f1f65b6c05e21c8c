package account

import data.document

# METADATA
# title: Whether what is put on an object perhaps belongs to this one
# description: |
#   D9: where the expression cannot be followed, it belongs to each fitting object that it names, else to each whose
#   own identity is unknown in this plan, else to each that fits. What is surely in another account or region does not
#   fit.
perhaps_belongs("after", resource, attribute, parent) if {
	link(resource, attribute) == document.unknown
	_can_own(resource, parent)
	candidates := _candidates(resource, attribute)
	parent.key in candidates
}

_can_own(resource, parent) if fits(place.after[resource.key], place.after[parent.key])

_candidates(resource, attribute) := named if {
	leaves := document.leaves_of(resource, [attribute])
	not _undecided(leaves, resource, attribute)
	named := _targets(leaves, resource, attribute)
	count(named) > 0
} else := unsettled if {
	unsettled := {key | some key in _owners(resource, attribute); _identity_unknown(document.sides.after[key])}
	count(unsettled) > 0
} else := _owners(resource, attribute)

_owners(resource, attribute) := {key |
	some type in _link_to(resource, attribute)
	some key in object.get(of_type, ["after", type], set())
	_can_own(resource, document.sides.after[key])
}

# METADATA
# title: Objects of a type that are perhaps put on this one
# description: Array of those whose link is one that nobody can follow.
perhaps_on(side, type, attribute, parent) := [resource |
	some resource in _unfollowed(side, type, attribute)
	perhaps_belongs(side, resource, attribute, parent)
]

_unfollowed(side, type, attribute) := put_on(side, type, attribute, document.unknown) if {
	attribute in _identifying[type]
} else := [resource |
	some resource in objects(side, type)
	document.unknown_at(resource, [attribute])
]

# METADATA
# title: Objects of a type that are perhaps put on something outside
# description: |
#   Array of those whose link is one that nobody can follow, where nothing of this plan is still to get the identity
#   that it may name, and whose account can be this one.
perhaps_on_outside("after", type, attribute, account) := [resource |
	some resource in _unfollowed("after", type, attribute)
	link(resource, attribute) == document.unknown
	nothing_to_own(resource, attribute)
	fits_account(place.after[resource.key].account, account)
]

perhaps_on_outside(side, _, _, _) := [] if side != "after"

# METADATA
# title: Whether nothing of this plan is still to get the identity that an expression may name
nothing_to_own(resource, attribute) if {
	every key in _candidates(resource, attribute) { not _identity_unknown(document.sides.after[key]) }
}

# METADATA
# title: Objects of a type that a link puts on a thing
# description: Set of those in a fitting place; the thing is {names, place}.
named_on(side, type, attribute, thing) := {resource |
	some name in thing.names
	some resource in _linked_to(side, type, attribute, name)
	fits(place[side][resource.key], thing.place)
}

_linked_to(side, type, attribute, name) := put_on(side, type, attribute, name) if {
	attribute in _identifying[type]
} else := [resource |
	some resource in objects(side, type)
	link(resource, attribute) == name
]

# METADATA
# title: Objects of a type of which a link with several values lists a thing
# description: Set of those in a fitting place; the thing is {name, place}.
listing(side, type, attribute, thing) := {resource |
	some resource in objects(side, type)
	thing.name in link_set(resource, attribute)
	fits(place[side][resource.key], thing.place)
}
