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
contested := undone | _overwritten

# METADATA
# title: What a plan may destroy after writing it
undone contains key if {
	some other in _destroyed
	some identity in _identities.found[other]
	some key in _shared[identity].after
	other != key
	fits(place.after[key], _place_left(other))
}

# What tells no place, as a deleted filter, was where everything else of its module was.
_place_left(key) := {"region": region, "account": account} if {
	place.found[key] == {"region": null, "account": null}
	places := object.get(_places_of_module, _found[key].module, set())
	count(places) == 1
	some [region, account] in places
} else := place.found[key]

_places_of_module[module] contains [parts[3], parts[4]] if {
	some resource in _found
	module := resource.module
	parts := split(_own_arn(resource), ":")
	parts[3] != ""
}

undone contains key if {
	actions[key] == ["create", "delete"]
	_identities.after[key] == _identities.found[key]
	fits(place.after[key], place.found[key])
}

_overwritten contains key if {
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

# What makes an object the same thing in its account and region; none where a part of it is known only after apply.
_identities.after[key] := _identities_of(resource) if some key, resource in _after

_identities.found[key] := _identities_of(resource) if some key, resource in _found

# One resource can be several things of another type: one for each element of its first key.
_identities_of(resource) := {[type, element, other] |
	type := data.spec.identities[resource.type].each
	[several, one] := data.spec.identities[resource.type].keys
	elements := link_set(resource, several)
	elements != unknown
	some element in elements
	other := link(resource, one)
	is_string(other)
} if {
	data.spec.identities[resource.type].each
} else := {_identity_of(resource)} if {
	_identity_of(resource)
} else := set()

_identity_of(resource) := array.concat([resource.type], parts) if {
	keys := data.spec.identities[resource.type].keys
	parts := [_part(resource, attribute) | some attribute in keys]
	every part in parts { not part in {null, unknown} }
}

_shared[identity].after contains key if {
	some key, identities in _identities.after
	some identity in identities
}

_part(resource, attribute) := name_of(resource) if {
	attribute == object.get(data.spec.identities, [resource.type, "name"], "")
} else := link(resource, attribute) if {
	data.spec.links[resource.type][attribute]
} else := at(resource, [attribute])
