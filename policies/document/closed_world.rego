package document

# The lists of the catalogue are closed: an attribute that none of them names, as one of a newer provider, may do
# anything.

# METADATA
# title: Attributes of an object that the catalogue proves nothing of
# description: |
#   Set of {path, value, listed}: what is set, and what is blank here and set on an object of its type on the other
#   side. A value known only after apply is `unknown`. Listed is whether the catalogue names the attribute at all.
unproven_attributes(side, resource) := {{"path": path, "value": value, "listed": listed} |
	some path in (object.get(_foreign, [side, resource.key], set()) | _taken_away(side, resource))
	value := _set(resource, path)
	listed := path[0] in object.get(data.spec.unproven, resource.written, [])
} if {
	_foreign_types[resource.type]
} else := set()

# What is blank here and set on the other side. A state document has one side: nothing was taken away.
_taken_away(side, resource) := {path |
	not is_state
	some other in {"found", "after"}
	other != side
	some path in object.get(_set_of_type, [other, resource.type], set())
	_set(resource, path) == null
}

_foreign_types contains type if {
	some _, keys in _foreign
	some key, _ in keys
	some side in ["applied", "found", "after"]
	type := sides[side][key].type
}

_set_of_type[side][type] contains path if {
	some side, paths_of in _foreign
	some key, paths in paths_of
	type := sides[side][key].type
	some path in paths
}

# Of each object what no list names and is set.
_foreign[side][key] := paths if {
	some side, resources in sides
	some key, resource in resources
	paths := {path | some path in _foreign_paths(resource); _set(resource, path) != null}
	count(paths) > 0
}

_foreign_paths(resource) := {[attribute] |
	some attribute in ((object.keys(resource.values) | object.keys(resource.unknown)) - _known[resource.written])
} | {path |
	some kind, parts in data.spec.parts[resource.type]
	attribute := split(kind, ".")[0]
	some holder in [resource.values, resource.unknown]
	walk(object.get(holder, attribute, null), [inner, block])
	is_object(block)
	block_path := array.concat([attribute], inner)
	_kind_of(block_path) == kind
	some part in object.keys(block)
	not part in parts
	path := array.concat(block_path, [part])
}

# Kind of a block: the names on its path, without the positions.
_kind_of(path) := concat(".", [segment | some segment in path; is_string(segment)])

_known[written] := {object.get(data.spec.spellings, [written, "attributes", attribute], attribute) |
	undisclosed := object.get(data.spec.spellings, [written, "undisclosed"], [])
	some list in [data.spec.guarded[written], _harmless_of(written), undisclosed]
	some attribute in list
} if {
	some written in _written_types
}

_written_types contains resource.written if {
	some resources in sides
	some resource in resources
}

_harmless_of(written) := [attribute |
	some reason in data.spec.harmless
	some kind in ["*", written]
	some attribute in object.get(reason.attributes, kind, [])
]

# What is false or blank is as good as absent: providers fill in one for the other.
_set(resource, path) := value if {
	value := at(resource, path)
	value != false
} else := null
