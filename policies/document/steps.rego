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
contested contains key if {
	some other in _destroyed
	some key in _shared[_identity.found[other]].after
	other != key
	fits(place.after[key], place.found[other])
}

contested contains key if {
	actions[key] == ["create", "delete"]
	_identity.after[key] == _identity.found[key]
	fits(place.after[key], place.found[key])
}

contested contains key if {
	some identity in _shared
	some key in identity.after
	some other in identity.after
	other != key
	fits(place.after[key], place.after[other])
	_guarded_values(_after[key]) != _guarded_values(_after[other])
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

_guarded_values(resource) := [
	{attribute: at(resource, [attribute]) |
		some attribute in data.spec.guarded[resource.type]
		not attribute in {"arn", "id"}
	},
	resource.unknown,
]

# What makes an object the same thing in its account and region; absent where a part of it is known only after apply.
_identity.after[key] := _identity_of(resource) if some key, resource in _after

_identity.found[key] := _identity_of(resource) if some key, resource in _found

_identity_of(resource) := array.concat([resource.type], parts) if {
	keys := data.spec.identities[resource.type].keys
	parts := [_part(resource, attribute) | some attribute in keys]
	every part in parts { not part in {null, unknown} }
}

_shared[identity].after contains key if some key, identity in _identity.after

_part(resource, attribute) := name_of(resource) if {
	attribute == object.get(data.spec.identities, [resource.type, "name"], "")
} else := link(resource, attribute) if {
	data.spec.links[resource.type][attribute]
} else := at(resource, [attribute])
