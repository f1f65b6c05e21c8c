package document

# METADATA
# title: Whether this plan creates an object
default creates(_) := false

creates(key) if "create" in actions[key]

# METADATA
# title: Whether this plan destroys what an object was
default destroys(_) := false

destroys(key) if {
	"delete" in actions[key]
	not _excused(key)
}

# METADATA
# title: Objects that this plan takes over
# description: Set of keys of guarded objects that are imported.
imported contains key if {
	some key, entry in _change_of
	is_object(object.get(entry.change, "importing", null))
}

# METADATA
# title: What a plan writes twice, or destroys after writing it
# description: |
#   Set of keys of *after*. Contested is an object whose identity another destroyed entry shares (the steps have no certain
#   order), that is destroyed after its own creation, or that another entry writes with different values (the last one wins).
contested := (_undone | _overwritten) | (_perhaps_undone | _perhaps_overwritten)

# What a plan may destroy after writing it.
_undone contains key if {
	some other in _destroyed
	some identity, _ in _writes.found[other]
	some key in _writers[identity]
	other != key
	fits(place.after[key], place.found[other])
}

_undone contains key if {
	actions[key] == ["create", "delete"]
	count(object.keys(_writes.after[key]) & object.keys(_writes.found[key])) > 0
	fits(place.after[key], place.found[key])
}

_overwritten contains key if {
	some identity, keys in _writers
	count(keys) > 1
	some key in keys
	some other in keys
	other != key
	fits(place.after[key], place.after[other])
	_writes.after[key][identity] != _writes.after[other][identity]
}

# METADATA
# title: What goes with the thing it lives in
# description: |
#   Keys of *after* that live inside a group, topic, role or bucket that this plan destroys, and are not created with it.
swept contains key if {
	some key, resource in _after
	not creates(key)
	not _excused(key)
	some attribute, type in data.spec.containers[resource.type]
	container := at(_found[key], [attribute])
	container != null
	some other in _destroyed
	_found[other].type == type
	_is_named(_found[other], container)
	fits(place.found[key], place.found[other])
}

_destroyed contains key if {
	some key, _ in _found
	destroys(key)
}

_is_named(resource, container) if name_of(resource) == container

_is_named(resource, container) if arn.found[resource.key] == container

# What each object writes (D6): thing in its account and region → value. Nothing where a part of its identity is known only after apply.
_writes.after[key] := _written_by(resource) if some key, resource in _after

_writes.found[key] := _written_by(resource) if some key, resource in _found

_written_by(resource) := object.union(_own_thing(resource), _inner_things(resource))

_own_thing(resource) := {identity: value} if {
	not data.spec.identities[resource.type].each
	identity := _identity_of(resource)
	value := _value_of(resource)
} else := {}

# Things of another type, one for each element: of an attachment to several roles, of policies that a role itself lists.
_inner_things(resource) := {identity: "" |
	type := data.spec.identities[resource.type].each
	[several, one] := data.spec.identities[resource.type].keys
	elements := link_set(resource, several)
	elements != unknown
	some element in elements
	other := link(resource, one)
	is_string(other)
	identity := [type, element, other]
} if {
	data.spec.identities[resource.type].each
} else := {pair[0]: pair[1] |
	some attribute, written in data.spec.writes[resource.type]
	not unconfigured(resource, attribute)
	some pair in _inner_pairs(resource, attribute, written)
}

_inner_pairs(resource, attribute, written) := [[[written.thing, _lasting_name(resource), block[written.by]], _text_value(object.get(block, "policy", null))] |
	some block in blocks(resource, attribute)
	not block[written.by] in {null, ""}
] if {
	written.by
} else := [[[written.thing, _lasting_name(resource), element], ""] |
	elements := link_set(resource, attribute)
	elements != unknown
	some element in elements
]

# Policies are one where they say the same; an attachment says nothing but that it is there.
_value_of(resource) := _text_value(at(resource, ["policy"])) if {
	"policy" in data.spec.guarded[resource.type]
	not data.spec.identities[resource.type].name
} else := "" if {
	resource.type == "aws_iam_role_policy_attachment"
} else := [
	{attribute: value |
		some attribute in data.spec.guarded[resource.type]
		not attribute in {"arn", "id"}
		value := at(resource, [attribute])
		not value in {null, unknown}
		not _is_default(resource.type, attribute, value)
	},
	{attribute |
		some attribute in data.spec.guarded[resource.type]
		not attribute in {"arn", "id"}
		partly_unknown(resource, attribute)
		not unconfigured(resource, attribute)
	},
]

_is_default(type, attribute, value) if data.spec.defaults[type][attribute] == value

_text_value(text) := json.unmarshal(text) if {
	is_string(text)
	parses(text)
} else := text

_writers[identity] contains key if {
	some key, written in _writes.after
	some identity, _ in written
}

_identity_of(resource) := array.concat([resource.type], parts) if {
	keys := data.spec.identities[resource.type].keys
	parts := [_part(resource, attribute) | some attribute in keys]
	every part in parts { not part in {null, unknown} }
}

# What is not created anew keeps its name, whatever its expression says.
_lasting_name(resource) := name_of(_found[resource.key]) if {
	name_of(resource) == symbol_of(resource)
	not creates(resource.key)
	_found[resource.key]
} else := name_of(resource)

_part(resource, attribute) := _lasting_name(resource) if {
	attribute == object.get(data.spec.identities, [resource.type, "name"], "")
} else := link(resource, attribute) if {
	data.spec.links[resource.type][attribute]
} else := at(resource, [attribute])
