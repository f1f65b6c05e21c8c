package account

import data.document

# METADATA
# title: Keys of each side's objects by type
# description: side → type → set of keys. What goes with the thing it lives in is not there afterwards.
of_type := {side: object.get(_typed, _as(side), {}) | some side in ["applied", "found", "after"]}

# What is asked by ground keys is copied from a partial rule into a complete one: OPA's interpreter would ask it anew
# for each key.
_typed[side][type] contains key if {
	some side in _told_sides
	some key, resource in document.sides[side]
	type := resource.type
	not _goes(side, key)
}

_goes("after", key) if swept[key]

# Where nothing drifted, one side stands for both.
_told_sides := {"found", "after"} | {"applied" | document.drifted}

_as(side) := "found" if {
	side == "applied"
	not document.drifted
} else := side

# METADATA
# title: Objects of a type on a side
# description: Array of objects; empty where there is none.
objects(side, type) := object.get(_objects, [_as(side), type], [])

_objects := {side: {type: _every(side, keys) | some type, keys in _typed[side]} | some side in _told_sides}

# METADATA
# title: Objects of a type by name
# description: Array of objects.
called(side, type, name) := _every(side, object.get(_by_name, [_as(side), type, name], set()))

_by_name := _names

_names[side][type][name] contains key if {
	some side in _told_sides
	some type, keys in of_type[side]
	data.spec.identities[type].name
	some key in keys
	name := name_of(document.sides[side][key])
}

# METADATA
# title: Objects of a type by ARN
# description: Array of objects.
having_arn(side, type, text) := _every(side, object.get(_by_arn, [_as(side), type, text], set()))

_by_arn := _arns

_arns[side][type][text] contains key if {
	some side in _told_sides
	some type, keys in of_type[side]
	data.spec.identities[type]
	some key in keys
	text := arn[side][key]
}

# METADATA
# title: Objects of a type by name or ARN
# description: Array of objects.
known_as(side, type, text) := _every(
	side,
	object.get(_by_name, [_as(side), type, text], set()) | object.get(_by_arn, [_as(side), type, text], set()),
)

# METADATA
# title: Objects that a link of theirs puts on a thing
# description: |
#   Array of the objects of a type whose link leads to a name or an ARN; to `document.unknown` those of which nobody
#   can tell. Only links that are part of an identity, as the bucket of a bucket policy.
put_on(side, type, attribute, thing) := _every(side, object.get(_by_link, [_as(side), type, attribute, thing], set()))

_by_link := _links

_links[side][type][attribute][thing] contains key if {
	some type, attributes in _identifying
	some side in _told_sides
	some key in object.get(of_type, [side, type], set())
	some attribute in attributes
	thing := link(document.sides[side][key], attribute)
	thing != null
}

# Of each type the links that tell one of its objects from another.
_identifying[type] := attributes if {
	some type, identity in data.spec.identities
	not identity.each
	attributes := [attribute | some attribute in identity.keys; data.spec.links[type][attribute]]
	count(attributes) > 0
}

_every(side, keys) := [document.sides[side][key] | some key in keys]
