package document

# A local stands in no plan. It can only name what stands in its module, or comes into it by a variable; and only what
# is itself unknown makes it unknown.

# METADATA
# title: Leaves with what each local may name in its place
# description: A local stays where something of its module leads to what nothing here follows.
through_locals(leaves) := followed if {
	some leaf in leaves
	_followed(leaf)
	followed := _with_scopes(leaves)
	count({leaf.key | some leaf in followed; leaf.kind == "object"}) == 1
} else := leaves

# Of several objects a local may name any.
_with_scopes(leaves) := {leaf |
	some leaf in leaves
	not _followed(leaf)
} | {leaf |
	some named in leaves
	_followed(named)
	some leaf in _scope[named.module][named.name]
}

_followed(leaf) if {
	leaf.kind == "local"
	_scope[leaf.module][leaf.name]
}

_scope[instance][name] := leaves if {
	some instance, names in _locals
	some name in names
	module := _modules[configuration_path(instance)]
	count(object.get(module, "module_calls", {})) == 0
	others := [resource | some resource in _list(module, "resources"); not _uses(resource, name)]
	every resource in others { _is_open(instance, resource) }
	leaves := {leaf |
		some resource in others
		some leaf in _unknown_objects(instance, resource)
	} | {leaf |
		some variable, _ in object.get(_call_of(instance), "expressions", {})
		some node in graph.reachable(_edges, {[instance, concat("", ["var.", variable])]})
		some leaf in _leaves_at(node)
		not _is_known(leaf)
	}
}

# Names of the locals of each module instance that an unknown value may come from.
_locals[instance] contains name if {
	some node in _nodes
	some [instance, reference] in graph.reachable(_edges, {node})
	segments := segments_of(reference)
	segments[0][1] == "local"
	name := segments[1][1]
}

# What a local is used by, it cannot name: that would be a circle.
_uses(resource, name) if {
	some part in ["expressions", "for_each_expression", "count_expression"]
	some reference in references_in(object.get(resource, part, {}))
	segments := segments_of(reference)
	segments[0][1] == "local"
	segments[1][1] == name
}

_is_open(_, resource) if _guards(_type_and_mode(resource))

_type_and_mode(resource) := resource.type if {
	object.get(resource, "mode", "managed") == "managed"
} else := concat(".", ["data", resource.type])

_unknown_objects(instance, resource) := {leaf |
	some key in object.get(_family, [instance, _configuration_id(resource)], set())
	count(_after[key].unknown) > 0
	leaf := _leaf("object", {"key": key, "tail": ""})
} | {_leaf("data", {"module": instance, "id": _configuration_id(resource)}) |
	object.get(resource, "mode", "managed") == "data"
	not _read[instance][_configuration_id(resource)]
}

_is_known(leaf) if leaf.kind in {"constant", "known", "variable"}

_is_known(leaf) if {
	leaf.kind == "object"
	not leaf.tail in {"", "*"}
	not contains(leaf.tail, ".")
	not unknown_at(_after[leaf.key], [leaf.tail])
}
