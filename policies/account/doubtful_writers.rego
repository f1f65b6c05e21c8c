package account

import data.document

# What perhaps writes a thing (D1): an object whose identity is given and known only after apply may be any that fits.

# Keys of *after* whose identity this plan gives, and does not tell.
_nameless contains key if {
	some key, resource in document.sides.after
	document.creates(key)
	some part in _parts(resource)
	part == document.unknown
}

# Parts of an identity; a symbol where nobody gives one, as the provider then chooses a new one.
_parts(resource) := [_given_part(resource, attribute) |
	some attribute in data.spec.identities[resource.type].keys
] if {
	not data.spec.identities[resource.type].each
} else := []

_given_part(resource, attribute) := part if {
	part := _part(resource, attribute)
	not part in {null, document.unknown, symbol_of(resource)}
} else := document.unknown if {
	document.unknown_at(resource, [attribute])
	not document.unconfigured(resource, attribute)
} else := symbol_of(resource)

_may_be_one(one, other) if {
	parts := _parts(other)
	every position, part in _parts(one) { _may_be_equal(part, parts[position]) }
}

_may_be_equal(part, other) if document.unknown in {part, other}

_may_be_equal(part, part)

_perhaps_overwritten contains key if {
	some other in _nameless
	some key in object.get(of_type, ["after", document.sides.after[other].type], set())
	other != key
	fits(place.after[key], place.after[other])
	_may_be_one(document.sides.after[key], document.sides.after[other])
	_aims_at(document.sides.after[key], document.sides.after[other])
	_value_of(document.sides.after[key]) != _value_of(document.sides.after[other])
}

_perhaps_undone contains key if {
	some key in _nameless
	some other in _destroyed
	document.sides.found[other].type == document.sides.after[key].type
	fits(place.after[key], place.found[other])
	_may_be_one(document.sides.after[key], document.sides.found[other])
}

# A policy that a role lists, under a name which is not told, may be any of that role.
_perhaps_undone contains key if {
	some [key, type] in _unnamed_inside
	some other in _destroyed
	_is_inside(document.sides.found[other], type, key)
	fits(place.after[key], place.found[other])
}

_perhaps_overwritten contains key if {
	some [key, type] in _unnamed_inside
	some other in object.get(of_type, ["after", type], set())
	_is_inside(document.sides.after[other], type, key)
	fits(place.after[key], place.after[other])
}

_unnamed_inside contains [key, written.thing] if {
	some key, resource in document.sides.after
	count(resource.unknown) > 0
	some attribute, written in data.spec.writes[resource.type]
	written.by
	some position, _ in document.value_at(resource.values, [attribute])
	document.unknown_at(resource, [attribute, position, written.by])
}

_is_inside(resource, type, key) if {
	resource.type == type
	some attribute, container in data.spec.containers[type]
	container == document.sides.after[key].type
	link(resource, attribute) == _lasting_name(document.sides.after[key])
}

# Of all that have a name which is not told, those that something else relates to the thing.
_aims_at(one, other) if {
	some position, part in _parts(one)
	part != document.unknown
	part == _parts(other)[position]
}

_aims_at(one, other) if {
	some attribute in data.spec.identities[one.type].keys
	data.spec.links[one.type][attribute]
	_is_candidate(link(one, attribute), _candidates(other, attribute))
}

_aims_at(one, other) if {
	one.type == "aws_cloudwatch_metric_alarm"
	every attribute in ["metric_name", "namespace"] {
		_may_be_equal(document.at(one, [attribute]), document.at(other, [attribute]))
	}
}

_is_candidate(_, set())

_is_candidate(name, candidates) if {
	some key in candidates
	name in {arn.after[key], name_of(document.sides.after[key])}
}
