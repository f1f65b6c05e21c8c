package account

import data.asked
import data.document

# METADATA
# title: What a plan writes twice, or destroys after writing it
# description: |
#   Set of keys of *after*. Contested is an object whose identity another destroyed entry shares (the steps have no
#   certain order), that is destroyed after its own creation, or that another entry writes with different values (the
#   last one wins).
contested := (_undone | _overwritten) | (_perhaps_undone | _perhaps_overwritten)

# What a plan may destroy after writing it.
_undone contains key if {
	some other in _destroyed
	some identity in _writes.found[other]
	some key in object.get(_writers, [identity], set())
	other != key
	fits(place.after[key], place.found[other])
}

_undone contains key if {
	document.actions[key] == ["create", "delete"]
	count(_writes.after[key] & _writes.found[key]) > 0
	fits(place.after[key], place.found[key])
}

_overwritten contains key if {
	some identity, keys in _writers
	count(keys) > 1
	some key in keys
	some other in keys
	other != key
	fits(place.after[key], place.after[other])
	_written(document.sides.after[key])[identity] != _written(document.sides.after[other])[identity]
}

# METADATA
# title: What goes with the thing it lives in
# description: |
#   Keys of *after* that live inside a group, topic, role or bucket that this plan destroys, and are not created with
#   it.
swept contains key if {
	some key, resource in document.sides.after
	not document.creates(key)
	not asked.excuses(key)
	some attribute, type in data.spec.containers[resource.type]
	container := document.at(document.sides.found[key], [attribute])
	container != null
	some other in object.get(_destroyed_things, [type, container], set())
	fits(place.found[key], place.found[other])
}

_destroyed_things := _destroyed_by_name

# What is destroyed, by all that it can be called.
_destroyed_by_name[type][text] contains key if {
	some key in _destroyed
	type := document.sides.found[key].type
	some text in {name_of(document.sides.found[key]), arn.found[key]}
}

_destroyed contains key if {
	some key, _ in document.sides.found
	document.destroys(key)
}

# Things that each object writes (D6). None where a part of its identity is known only after apply.
_writes.after[key] := _things_of(resource) if some key, resource in document.sides.after

_writes.found[key] := _things_of(resource) if some key, resource in document.sides.found

_things_of(resource) := _own_things(resource) | object.keys(_inner_things(resource))

_own_things(resource) := {_identity_of(resource)} if {
	not data.spec.identities[resource.type].each
} else := set()

# What an object writes: thing in its account and region → value.
_written(resource) := object.union(
	{thing: _value_of(resource) | some thing in _own_things(resource)},
	_inner_things(resource),
)

# Things of another type, one for each element: of an attachment to several roles, of policies that a role itself lists.
_inner_things(resource) := {identity: "" |
	type := data.spec.identities[resource.type].each
	[several, one] := data.spec.identities[resource.type].keys
	elements := link_set(resource, several)
	elements != document.unknown
	some element in elements
	other := link(resource, one)
	is_string(other)
	identity := [type, element, other]
} if {
	data.spec.identities[resource.type].each
} else := {pair[0]: pair[1] |
	some attribute, written in data.spec.writes[resource.type]
	not document.unconfigured(resource, attribute)
	some pair in _inner_pairs(resource, attribute, written)
}

_inner_pairs(resource, attribute, written) := [[identity, _text_value(object.get(block, "policy", null))] |
	some block in document.blocks(resource, attribute)
	not block[written.by] in {null, ""}
	identity := [written.thing, _lasting_name(resource), block[written.by]]
] if {
	written.by
} else := [[[written.thing, owner], _text_value(document.at(resource, [attribute]))] |
	document.at(resource, [attribute]) != null
	owner := _owner_text(resource, written.of)
] if {
	written.of
} else := [[[written.thing, _lasting_name(resource), element], ""] |
	elements := link_set(resource, attribute)
	elements != document.unknown
	some element in elements
]

_owner_text(resource, "name") := _lasting_name(resource)

_owner_text(resource, "arn") := resource.values.arn if {
	is_string(object.get(resource.values, "arn", null))
} else := arn.after[resource.key]

# Policies are one where they say the same; an attachment says nothing but that it is there.
_value_of(resource) := _text_value(document.at(resource, ["policy"])) if {
	"policy" in data.spec.guarded[resource.type]
	not data.spec.identities[resource.type].name
} else := "" if {
	resource.type == "aws_iam_role_policy_attachment"
} else := [
	{attribute: value |
		some attribute in data.spec.guarded[resource.type]
		not attribute in {"arn", "id"}
		value := document.at(resource, [attribute])
		not value in {null, document.unknown}
		not _is_default(resource.type, attribute, value)
	},
	{attribute |
		some attribute in data.spec.guarded[resource.type]
		not attribute in {"arn", "id"}
		document.partly_unknown(resource, attribute)
		not document.unconfigured(resource, attribute)
	},
]

_is_default(type, attribute, value) if data.spec.defaults[type][attribute] == value

_text_value(text) := json.unmarshal(text) if {
	is_string(text)
	document.parses(text)
} else := text

_writers := _writers_of

_writers_of[identity] contains key if {
	some key, things in _writes.after
	some identity in things
}

_identity_of(resource) := array.concat([resource.type], parts) if {
	keys := data.spec.identities[resource.type].keys
	parts := [_part(resource, attribute) | some attribute in keys]
	every part in parts { not part in {null, document.unknown} }
}

# What is not created anew keeps its name, whatever its expression says.
_lasting_name(resource) := name_of(document.sides.found[resource.key]) if {
	name_of(resource) == symbol_of(resource)
	not document.creates(resource.key)
	document.sides.found[resource.key]
} else := name_of(resource)

_part(resource, attribute) := _lasting_name(resource) if {
	attribute == object.get(data.spec.identities, [resource.type, "name"], "")
} else := link(resource, attribute) if {
	data.spec.links[resource.type][attribute]
} else := document.at(resource, [attribute])
