package document

# METADATA
# title: What the expression of an attribute names in the end
# description: |
#   Set of leaves {kind, …}: "object" {key, tail}, "data" {module, id} for a data source that is yet to be read,
#   "known" {values} for one that was read, "local", "variable", "constant", "other". References are followed through
#   variables and outputs, module instance by module instance, and through for_each.
leaves_of(resource, path) := leaves_of_expression(
	resource,
	value_at(expressions_of(resource), path),
	resource_configuration(resource),
)

# METADATA
# title: Leaves of one expression of an object
# description: Like leaves_of, for an expression and the configuration that repeats it.
leaves_of_expression(resource, expression, repetition) := {leaf |
	found := {reached |
		some reference in _named_through(expression, repetition)
		some node in graph.reachable(_edges, {[resource.module, reference]})
		some reached in _leaves_at(node)
	}
	some leaf in found
	_meant(leaf, resource, found)
}

# Without an index every instance is named; the one with the index of the referring object is meant, where there is one.
_meant(leaf, _, _) if not leaf.free

_meant(leaf, resource, _) if {
	leaf.free
	leaf.index == resource.index
}

_meant(leaf, resource, leaves) if {
	leaf.free
	not resource.index in {other.index | some other in leaves; other.family == leaf.family}
}

# METADATA
# title: References of an expression
# description: Terraform lists the longest first, followed by all their beginnings; the longest of each run is meant.
references_in(expression) := {reference |
	walk(expression, [path, references])
	path[count(path) - 1] == "references"
	some reference in references
	is_string(reference)
	not _is_beginning(reference, references)
}

_is_beginning(reference, references) if {
	some other in references
	some separator in [".", "["]
	startswith(other, concat("", [reference, separator]))
}

# each.value stands for what the block is repeated over; each.key and count.index are always known.
_named_through(expression, configuration) := {reference |
	some reference in references_in(expression)
	not startswith(reference, "each.")
	not startswith(reference, "count.")
} | {reference |
	some each in references_in(expression)
	startswith(each, "each.value")
	some reference in references_in(value_at(configuration, ["for_each_expression"]))
}

# Module instances: those of the objects, their parents, and one for each call that has none.
_instances := ({""} | _parents) | {instance |
	some path, _ in _modules
	path != ""
	not path in _instantiated
	instance := concat(".", [concat("", ["module.", name]) | some name in split(path, ".")])
}

_instantiated := {configuration_path(instance) | some instance in _parents}

_parents := {parent |
	some instance in {resource.module | some resource in _after}
	instance != ""
	segments := segments_of(instance)
	some length in numbers.range(1, count(segments) / 2)
	parent := concat(".", [segment[0] | some segment in array.slice(segments, 0, length * 2)])
}

_calls := _calls_of

_calls_of[instance] := object.get(_modules, [configuration_path(instance), "module_calls"], {}) if {
	some instance in _instances
}

_parent_of(instance) := concat(".", [segment[0] |
	segments := segments_of(instance)
	some segment in array.slice(segments, 0, count(segments) - 2)
])

_call_of(instance) := object.get(_calls, [_parent_of(instance), segments[count(segments) - 1][1]], {}) if {
	segments := segments_of(instance)
}

# What each reference leads to, one step on.
_edges[node] := _steps_from(node) if some node in _nodes

_nodes contains [resource.module, reference] if {
	some resource in _after
	count(resource.unknown) > 0
	some reference in _named_through(expressions_of(resource), resource_configuration(resource))
}

_nodes contains [source.module, reference] if {
	some source in deferred_documents
	some reference in _named_through(expressions_of(source), resource_configuration(source))
}

_nodes contains [instance, reference] if {
	some instance in _instances
	some call in _calls[instance]
	some reference in _named_through(value_at(call, ["expressions"]), call)
}

_nodes contains [instance, reference] if {
	some instance in _instances
	some output in object.get(_modules, [configuration_path(instance), "outputs"], {})
	some reference in references_in(output.expression)
}

_steps_from([instance, reference]) := union({
	{[_parent_of(instance), named] |
		segments[0][1] == "var"
		instance != ""
		call := _call_of(instance)
		some named in _named_through(object.get(call, ["expressions", segments[1][1]], {}), call)
	},
	{[child, named] |
		segments[0][1] == "module"
		some child in _children(instance, segments[1])
		output := object.get(_modules, [configuration_path(child), "outputs", segments[2][1]], {})
		some named in references_in(output)
	},
	{[child, named] |
		# A whole module stands for all its outputs.
		count(segments) == 2
		segments[0][1] == "module"
		some child in _children(instance, segments[1])
		some output in object.get(_modules, [configuration_path(child), "outputs"], {})
		some named in references_in(output)
	},
	{[instance, named] |
		some passed in _passed(instance, segments)
		some named in _named_through(passed.expression, passed.repetition)
	},
}) if {
	segments := segments_of(reference)
}

# What only hands on where it leads, as the bucket of a bucket policy or the ARN of a topic policy: a usual way to order
# two resources.
_passed(instance, segments) := {passed |
	count(segments) == 3
	some key in object.get(_family, [instance, concat(".", [segments[0][1], segments[1][1]])], set())
	_indexed(_after[key], segments[1][2])
	attribute := _handed_on(_after[key], segments[2][0])
	passed := {
		"expression": value_at(expressions_of(_after[key]), [attribute]),
		"repetition": resource_configuration(_after[key]),
	}
	count(references_in(passed.expression)) > 0
}

_handed_on(resource, attribute) := attribute if data.spec.links[resource.type][attribute]

# The id of what is put on one thing is the identity of that thing.
_handed_on(resource, "id") := attribute if {
	identity := data.spec.identities[resource.type]
	not identity.name
	count(identity.keys) == 1
	attribute := identity.keys[0]
	data.spec.links[resource.type][attribute]
}

_children(instance, segment) := {child |
	some [child, last] in object.get(_children_by_name, [instance, segment[1]], set())
	segment[2] in {"", last[2]}
}

_children_by_name := _instances_by_name

_instances_by_name[parent][name] contains [child, last] if {
	some child in _instances
	child != ""
	parent := _parent_of(child)
	own := segments_of(child)
	last := own[count(own) - 1]
	name := last[1]
}

_leaves_at([instance, reference]) := leaves if {
	segments := segments_of(reference)
	leaves := _leaves_by_kind(segments[0][1], instance, segments)
}

# By object.union, as the type checker of OPA before 1.12 takes the fields of the first leaf for those of all.
_leaf(kind, fields) := object.union({"kind": kind, "free": false}, fields)

_leaves_by_kind("local", instance, segments) := {_leaf("local", {"module": instance, "name": segments[1][1]})}

_leaves_by_kind("data", instance, segments) := {_leaf("known", {"values": values})} if {
	read := {source |
		some source in object.get(_read, [instance, _data_id(segments)], set())
		_indexed(source, segments[2][2])
	}
	count(read) > 0
	tail := array.slice(segments, 3, count(segments))
	values := {value |
		some source in read
		count(tail) == 1
		value := value_at(source.values, [tail[0][0]])
		is_string(value)
	}
} else := {_leaf("data", {"module": instance, "id": _data_id(segments)})}

_data_id(segments) := concat(".", [segment[1] | some segment in array.slice(segments, 0, 3)])

_leaves_by_kind("var", instance, segments) := {_leaf("variable", {"name": segments[1][1]})} if {
	instance == ""
} else := {_leaf("constant", {})} if {
	count(_steps_from([instance, concat(".", [segment[0] | some segment in segments])])) == 0
} else := set()

_leaves_by_kind("module", instance, segments) := set() if {
	count(segments) > 2
} else := set() if {
	some child in _children(instance, segments[1])
	_outputs_tell(configuration_path(child))
} else := {_leaf("local", {"module": instance})}

# Of each type a module's outputs name one resource, so that it does not matter which output is meant.
_outputs_tell(path) if {
	roots := {array.slice([segment[1] | some segment in segments_of(reference)], 0, 2) |
		some output in object.get(_modules, [path, "outputs"], {})
		some reference in references_in(output)
	}
	count(roots) > 0
	count(roots) == count({root[0] | some root in roots})
	every root in roots { not root[0] in {"module", "data", "local", "var"} }
}

_leaves_by_kind(kind, _, _) := set() if kind in {"each", "count", "path", "terraform", "self"}

_leaves_by_kind(kind, instance, segments) := set() if {
	not kind in {"local", "data", "var", "module", "each", "count", "path", "terraform", "self"}
	count(_passed(instance, segments)) > 0
} else := leaves if {
	not kind in {"local", "data", "var", "module", "each", "count", "path", "terraform", "self"}
	leaves := {leaf |
		some key in object.get(_family, [instance, concat(".", [segments[0][1], segments[1][1]])], set())
		_indexed(_after[key], segments[1][2])
		leaf := _leaf("object", {
			"key": key,
			"index": _after[key].index,
			"family": [instance, segments[0][1], segments[1][1]],
			"free": segments[1][2] == "",
			"tail": concat(".", [segment[0] | some segment in array.slice(segments, 2, count(segments))]),
		})
	} | {_leaf("other", {}) |
		not _family[instance][concat(".", [segments[0][1], segments[1][1]])]
	}
}

# METADATA
# title: Data sources that were read for this plan, and are not read again in it
# description: Set of {module, type, name, index, values}.
sources contains source if {
	some resource in _prior_resources
	_described(resource)
	object.get(resource, "mode", "managed") == "data"
	type := concat("", ["data.", resource.type])
	_guards(type)
	not resource.address in _read_later
	source := {
		"module": _module_of(resource.address),
		"type": type,
		"name": object.get(resource, "name", ""),
		"index": object.get(resource, "index", null),
		"values": object.filter(resource.values, data.spec.guarded[type]),
	}
}

# module → type and name → set of sources.
_read := _read_sources

_read_sources[module][id] contains source if {
	some source in sources
	module := source.module
	id := concat(".", [source.type, source.name])
}

_read_later contains entry.address if {
	some entry in _list(content, "resource_changes")
	entry.mode == "data"
}

_family := _families

_families[module][id] contains key if {
	some key, resource in _after
	module := resource.module
	id := concat(".", [resource.written, resource.name])
}

_indexed(_, "")

_indexed(resource, index) if index == concat("", [`[`, json.marshal(resource.index), `]`])
