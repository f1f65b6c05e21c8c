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
	configuration := _configurations[configuration_path(resource.module)][_resource_id(resource)]
} else := {}

# METADATA
# title: Path of a module's configuration
# description: Names of the module calls from the root, joined by dots; "" for the root module.
configuration_path(instance) := concat(".", [segment[1] |
	some position, segment in segments_of(instance)
	position % 2 == 1
])

_resource_id(resource) := concat(".", [object.get(resource, "written", resource.type), resource.name])

# Of two resources of one name nothing is known.
_configurations := {path: {id: _list(module, "resources")[position] |
	some id, positions in _positions[path]
	count(positions) == 1
	some position in positions
} |
	some path, module in _modules
}

_positions[path][id] contains position if {
	some path, module in _modules
	some position, resource in _list(module, "resources")
	id := _configuration_id(resource)
}

_configuration_id(resource) := concat(".", [resource.type, resource.name]) if {
	object.get(resource, "mode", "managed") == "managed"
} else := concat(".", ["data", resource.type, resource.name])

# METADATA
# title: Configurations of providers
# description: Key, as `aws` or `module.a:aws.west` → configuration.
provider_configurations := object.get(content, ["configuration", "provider_config"], {})

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

# What is known only after apply comes from a configuration, or from the provider where that does not name it: without
# any, nothing is sure.
_unexplained(resource, attribute) if {
	partly_unknown(resource, attribute)
	resource_configuration(resource) == {}
}

# METADATA
# title: Policy documents that can be read only when something of this plan exists
# description: Set of data sources `aws_iam_policy_document`, each in the form of an object.
deferred_documents contains source if {
	some entry in _list(content, "resource_changes")
	entry.mode == "data"
	entry.type == "aws_iam_policy_document"
	is_object(object.get(entry.change, "after", null))
	source := {
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
