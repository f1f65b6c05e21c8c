package document

# METADATA
# title: Expressions of an object
# description: |
#   What `configuration` says of the object's resource: attribute → expression. Dynamic blocks, locals and lifecycle
#   are not serialised (https://github.com/hashicorp/terraform/issues/28346).
expressions_of(resource) := _respelled(resource.written, expressions) if {
	expressions := value_at(resource_configuration(resource), ["expressions"])
	is_object(expressions)
	data.spec.spellings[resource.written]
} else := value_at(resource_configuration(resource), ["expressions"])

# METADATA
# title: Configuration of an object's resource
# description: An empty object where there is none, as of a resource that was removed.
resource_configuration(resource) := configuration if {
	configuration := _resource_configurations[configuration_path(resource.module)][_resource_id(resource)]
} else := {}

# METADATA
# title: Path of a module's configuration
# description: Names of the module calls from the root, joined by dots; "" for the root module.
configuration_path(instance) := concat(".", [segment[1] |
	some position, segment in segments_of(instance)
	position % 2 == 1
])

_resource_id(resource) := concat(".", [object.get(resource, "written", resource.type), resource.name])

# Modules nest to any depth: one walk flattens them.
_modules[path] := module if {
	walk(object.get(_document, ["configuration"], {}), [steps, module])
	steps[count(steps) - 1] in {"root_module", "module"}
	is_object(module)
	_leads_to_module(steps)
	path := concat(".", [steps[position] |
		some position in numbers.range(0, count(steps) - 1)
		position > 0
		steps[position - 1] == "module_calls"
		position % 3 == 2
	])
}

# root_module (module_calls NAME module)*
_leads_to_module(steps) if {
	count(steps) % 3 == 1
	steps[0] == "root_module"
	every position, step in steps { _step_fits(position % 3, position, step) }
}

_step_fits(0, 0, _)

_step_fits(0, position, "module") if position > 0

_step_fits(1, _, "module_calls")

_step_fits(2, _, _)

# Of two resources of one name nothing is known.
_resource_configurations[path][id] := resource if {
	some path, id
	resources := _configured[path][id]
	count(resources) == 1
	some resource in resources
}

_configured[path][id] contains resource if {
	some path, module in _modules
	some resource in _list(module, "resources")
	id := _configuration_id(resource)
}

_configuration_id(resource) := concat(".", [resource.type, resource.name]) if {
	object.get(resource, "mode", "managed") == "managed"
} else := concat(".", ["data", resource.type, resource.name])

_provider_configurations := object.get(_document, ["configuration", "provider_config"], {})

# METADATA
# title: Whether an attribute is surely not configured
# description: |
#   True where the resource has a configuration without an expression for the attribute; also where the configuration is
#   gone (state, a removed resource). Never to be asked of blocks: dynamic ones are not serialised.
default unconfigured(_, _) := false

unconfigured(resource, attribute) if {
	not expressions_of(resource)[attribute]
	not _unexplained(resource, attribute)
}

# What is known only after apply comes from a configuration, or from the provider where that does not name it: without any, nothing is sure.
_unexplained(resource, attribute) if {
	partly_unknown(resource, attribute)
	resource_configuration(resource) == {}
}

# METADATA
# title: Statements of the one policy document that an unknown policy comes from
# description: |
#   Blocks of data source `aws_iam_policy_document`, its unknown resources replaced by the ARN, with any ending, of the one object that
#   they name (in an Allow). Undefined where the text comes from anything else.
statement_blocks(resource, attribute) := blocks if {
	leaves := leaves_of(resource, [attribute])
	count(leaves) == 1
	some leaf in leaves
	leaf.kind == "data"
	source := _deferred_document(leaf)
	unknown_at(source, ["statement"]) == false
	_sources_blank(source)
	blocks := [_known_statement(source, position, block) |
		some position, block in value_at(source.values, ["statement"])
	]
}

_sources_blank(source) if {
	every attribute in ["source_policy_documents", "override_policy_documents", "source_json", "override_json"] {
		at(source, [attribute]) == null
	}
}

_deferred_document(leaf) := documents[0] if {
	documents := [document |
		some document in _deferred_documents
		concat(".", [document.type, document.name]) == leaf.id
		document.module == leaf.module
	]
	count(documents) == 1
}

# Policy documents that can be read only when something of this plan exists.
_deferred_documents contains document if {
	some entry in _list(_document, "resource_changes")
	entry.mode == "data"
	entry.type == "aws_iam_policy_document"
	is_object(object.get(entry.change, "after", null))
	document := {
		"key": entry.address,
		"address": entry.address,
		"type": "data.aws_iam_policy_document",
		"module": _module_of(entry.address),
		"name": entry.name,
		"index": object.get(entry, "index", null),
		"values": entry.change.after,
		"unknown": _unknown_of({"type": "data.aws_iam_policy_document", "change": entry.change}),
	}
}

_known_statement(source, position, block) := object.union(block, {"resources": resources}) if {
	object.get(block, "effect", "Allow") in {"Allow", null}
	_has_unknown(source, position)
	arns := _resource_arns(source, position)
	resources := array.concat(
		[element | some element in _elements(block); is_string(element); not contains(element, "(")],
		arns,
	)
} else := object.union(block, {"resources": [null]}) if {
	unknown_at(source, ["statement", position, "resources"])
} else := block

_elements(block) := elements if {
	elements := object.get(block, "resources", [])
	is_array(elements)
} else := []

_has_unknown(source, position) if walk(value_at(source.unknown, ["statement", position, "resources"]), [_, true])

# Only where the statements are written one by one does the position tell which expression is meant.
_resource_arns(source, position) := [$"{arn.after[key]}*" | some key in keys] if {
	written := expressions_of(source).statement
	count(written) == count(source.values.statement)
	leaves := leaves_of_expression(source, written[position].resources, resource_configuration(source))
	keys := {leaf.key | some leaf in leaves; leaf.kind == "object"; _identity_unknown(_after[leaf.key])}
	count(keys) == 1
	every leaf in leaves { leaf.kind in {"object", "known"} }
} else := [null]
