package account

import data.document

# METADATA
# title: Where a link with one value leads
# description: |
#   The value; where it is known only after apply, the name or ARN of the one object of a linked type that its
#   expression names and whose own identity is unknown (what is known cannot make it unknown); else `unknown`. null
#   where the link is not set.
link(resource, attribute) := document.at(resource, [attribute]) if {
	not document.unknown_at(resource, [attribute])
} else := value if {
	leaves := document.through_locals(document.leaves_of(resource, [attribute]))
	not _undecided(leaves, resource, attribute)
	targets := _unknown_targets(leaves, resource, attribute)
	count(targets) == 1
	some value in {_identified(resource, attribute, target) | some target in targets}
} else := null if {
	# Unknown, yet not configured: the provider's default.
	not document.expressions_of(resource)[attribute]
	count(document.expressions_of(resource)) > 0
} else := document.unknown

# METADATA
# title: Where a link with several values leads
# description: |
#   Set of values, or `unknown`. A set with one unknown element is unknown as a whole; its elements are the objects and
#   data sources that the expression names, provided one of them is itself unknown and nothing else in the expression
#   could choose among them.
link_set(resource, attribute) := values if {
	not document.partly_unknown(resource, attribute)
	values := {value | some value in document.value_at(resource.values, [attribute]); is_string(value)}
} else := values if {
	leaves := document.through_locals(document.leaves_of(resource, [attribute]))
	not _undecided(leaves, resource, attribute)
	count(_unknown_targets(leaves, resource, attribute)) > 0
	targets := _targets(leaves, resource, attribute)
	_sole_or_unchosen(targets, leaves)
	values := {_identified(resource, attribute, target) | some target in targets} | _known_beside(leaves)
} else := document.unknown

# METADATA
# title: What nothing tells of the places of an object and of what its links name
# description: |
#   Set of texts: attribute, and what is in doubt of the parts of a place in which the catalogue says that the two must
#   agree. Of several things of one name those are meant that can be in the object's place, where there are any.
link_doubts(side, resource) := {concat(": ", [attribute, doubt]) |
	some attribute, linked in data.spec.links[resource.type]
	own := object.filter(place[side][resource.key], linked.agree)
	others := {object.filter(place[side][key], linked.agree) | some key in _meant(side, resource, attribute)}
	some other in others
	some doubt in doubts(own, other)
}

_meant(side, resource, attribute) := fitting if {
	named := _named_by(side, resource, attribute)
	fitting := {key | some key in named; fits(place[side][key], place[side][resource.key])}
	count(fitting) > 0
} else := _named_by(side, resource, attribute)

_named_by(side, resource, attribute) := {target.key |
	some text in (_one(link(resource, attribute)) | _several(link_set(resource, attribute)))
	some type in _link_to(resource, attribute)
	some target in known_as(side, type, text)
}

_one(text) := {text | is_string(text)}

_several(texts) := {text | some text in texts; is_string(text)}

# What else the expression names and could be the value.
_undecided(leaves, _, _) if {
	some leaf in leaves
	leaf.kind in {"local", "data", "other"}
}

_undecided(leaves, resource, attribute) if {
	some leaf in leaves
	leaf.kind == "object"
	target := document.sides.after[leaf.key]
	not target.type in _link_to(resource, attribute)
	_identity_unknown(target)
}

# What chooses between something new and something known has chosen the new, as the choice is not known (D8).
_known_beside(leaves) := set() if {
	some leaf in leaves
	leaf.kind in {"variable", "constant"}
} else := {value |
	some leaf in leaves
	leaf.kind == "known"
	some value in leaf.values
}

_sole_or_unchosen(targets, _) if count(targets) == 1

_sole_or_unchosen(_, leaves) if {
	every leaf in leaves { not leaf.kind in {"variable", "constant"} }
}

_targets(leaves, resource, attribute) := {leaf.key |
	some leaf in leaves
	leaf.kind == "object"
	document.sides.after[leaf.key].type in _link_to(resource, attribute)
}

_unknown_targets(leaves, resource, attribute) := {key |
	some key in _targets(leaves, resource, attribute)
	_identity_unknown(document.sides.after[key])
}

_identity_unknown(resource) if {
	some attribute in ["arn", "id", "name", "key_id"]
	document.unknown_at(resource, [attribute])
}

_link_to(resource, attribute) := data.spec.links[resource.type][attribute].to

_identified(resource, attribute, key) := arn.after[key] if {
	data.spec.links[resource.type][attribute].by == "arn"
} else := name_of(document.sides.after[key])
