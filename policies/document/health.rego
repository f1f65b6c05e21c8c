# METADATA
# title: Terraform document
# description: |
#   Reads plan and state JSON (https://developer.hashicorp.com/terraform/internals/json-format).
#   Nothing here knows what is good or bad.
package document

import data.asked

# METADATA
# title: Why the document cannot be judged
# description: Set of {reason, args}; empty where it can be judged.
unjudgeable contains {"reason": "document_version_unsupported", "args": {"detail": json.marshal(_version)}} if {
	not _supported
}

# Without the catalogue nothing is guarded, and everything would pass.
unjudgeable contains {"reason": "catalogue_missing", "args": {}} if not data.spec.guarded

# Where nothing is asked about, nothing would be lost.
unjudgeable contains {"reason": "control_unlisted", "args": {"detail": json.marshal(asked.control)}} if {
	data.spec.guarded
	not data.spec.controls[asked.control]
}

unjudgeable contains {"reason": "document_not_a_plan", "args": {}} if {
	_supported
	not is_state
	not "configuration" in _keys
	not "resource_changes" in _keys
}

unjudgeable contains {"reason": "plan_errored", "args": {}} if object.get(content, "errored", false) != false

unjudgeable contains {"reason": "plan_without_changes", "args": {}} if {
	_supported
	not "resource_changes" in _keys
	count(object.get(object.get(content, "planned_values", {}), "root_module", {})) > 0
}

unjudgeable contains {"reason": "plan_deferred", "args": {"subject": address}} if {
	some deferred in _list(content, "deferred_changes")
	change := object.get(deferred, "resource_change", {})
	_guards(object.get(change, "type", ""))
	address := object.get(change, "address", "")
}

unjudgeable contains {"reason": "plan_action_unknown", "args": {"subject": entry.address, "detail": action}} if {
	some entry in array.concat(_changes, _drifts)
	some action in entry.change.actions
	not action in {"no-op", "create", "read", "update", "delete", "forget"}
}

# Values of another type's schema cannot be compared.
unjudgeable contains {
	"reason": "plan_moves_type",
	"args": {"subject": entry.address, "detail": entry.previous_address},
} if {
	some entry in _list(content, "resource_changes")
	_moves_type(entry)
}

unjudgeable contains {"reason": "document_malformed", "args": {"detail": detail}} if some detail in _misshapen

# METADATA
# title: Why the document cannot be judged as a plan
plan_unjudgeable := unjudgeable | {{"reason": "document_is_a_state", "args": {}} | is_state}

# METADATA
# title: State document
# description: True for `terraform show -json` of a state.
default is_state := false

is_state if {
	"values" in _keys
	not "resource_changes" in _keys
	not "configuration" in _keys
}

# METADATA
# title: Partial plan
# description: True where Terraform says that more is to be planned; OpenTofu says nothing of it.
default is_partial := false

is_partial if object.get(content, "complete", true) == false

# METADATA
# title: The document, or an empty object where it is none
content := input if {
	is_object(input)
} else := {}

# A key without a value is not there.
_keys := {key | some key, value in content; value != null}

_version := object.get(content, "format_version", null)

default _supported := false

_supported if {
	is_string(_version)
	regex.match(`^[01]\.[0-9]+$`, _version)
}

_misshapen contains "not an object" if not is_object(input)

_misshapen contains concat("", [name, " is not a list"]) if {
	some name in ["resource_changes", "resource_drift", "deferred_changes"]
	not is_array(object.get(content, name, []))
	object.get(content, name, null) != null
}

_misshapen contains concat("", [name, " is not an object"]) if {
	some name in ["configuration", "prior_state", "planned_values"]
	not is_object(object.get(content, name, {}))
	object.get(content, name, null) != null
}

_misshapen contains concat("", ["an entry of ", name, " has another shape than a change"]) if {
	some name in ["resource_changes", "resource_drift"]
	some entry in _list(content, name)
	not _shaped(entry)
}

# Terraform writes types in small letters: in others, nothing says which is meant.
_misshapen contains concat("", [
	"the type of ", entry.address, " is ", entry.type,
	", which is no type but in another case",
]) if {
	some name in ["resource_changes", "resource_drift"]
	some entry in _list(content, name)
	lower(entry.type) != entry.type
	_guards(lower(entry.type))
}

_misshapen contains concat("", [entry.address, " is a data source, and yet the plan is to ", action, " it"]) if {
	some name in ["resource_changes", "resource_drift"]
	some entry in _list(content, name)
	entry.mode == "data"
	_guards(entry.type)
	some action in entry.change.actions
	not action in {"no-op", "read"}
}

_misshapen contains concat("", [name, " lists an object twice"]) if {
	some name in ["resource_changes", "resource_drift"]
	things := [[entry.address, object.get(entry, "deposed", null)] | some entry in _list(content, name)]
	count(things) > count({thing | some thing in things})
}

_misshapen contains "resources of a module in prior_state is not a list" if {
	some module in _state_modules
	not is_array(object.get(module, "resources", []))
}

_misshapen contains "modules stand in modules more than sixteen levels deep" if nests_too_deep

_misshapen contains "a resource of a module in prior_state has another shape" if {
	some resource in _prior_resources
	not _described(resource)
}

# The provider's schema fixes the type of an attribute: another one is damage, and reading over it would be a guess.
_misshapen contains concat("", [attribute, " of ", entry.address, " is not ", type]) if {
	some entry in array.concat(_changes, _drifts)
	entry.change.actions != ["no-op"]
	some side in ["before", "after"]
	some attribute, value in entry.change[side]
	type := _type_of(entry.type, attribute)
	_mistyped(type, value)
}

# Providers may give one name to values of two types.
_type_of(resource_type, attribute) := kind if {
	kind := data.spec.types[concat("", [resource_type, ".", attribute])]
} else := data.spec.types[attribute]

_json_types := {
	"boolean": "boolean",
	"number": "number",
	"text": "string",
	"object": "object",
	"texts": "array",
	"blocks": "array",
}

_element_types := {"texts": "string", "blocks": "object"}

_mistyped(type, value) if not type_name(value) in {_json_types[type], "null"}

_mistyped(type, value) if {
	some element in value
	not type_name(element) in {_element_types[type], "null"}
}

_shaped(entry) if {
	is_string(entry.address)
	is_string(entry.type)
	is_string(entry.name)
	object.get(entry, "mode", "managed") in {"managed", "data", "ephemeral"}
	count(entry.change.actions) > 0
	every action in entry.change.actions { is_string(action) }
	_object_or_null(object.get(entry.change, "before", null))
	_object_or_null(object.get(entry.change, "after", null))
	_moves(entry.change)
}

# What an action says about the two values; an entry that lacks what its action promises was damaged.
_moves(change) if {
	some action in change.actions
	action in {"create", "update", "no-op", "read"}
	is_object(object.get(change, "after", null))
}

_moves(change) if {
	some action in change.actions
	action in {"delete", "forget"}
	object.get(change, "before", null) != null
}

_moves(change) if {
	every action in change.actions { not action in {"create", "update", "no-op", "read", "delete", "forget"} }
}

# An object that is gone already needs no step.
_moves(change) if {
	change.actions == ["no-op"]
	object.get(change, "after", null) == null
	object.get(change, "before", null) == null
}

_described(resource) if {
	is_string(resource.address)
	is_string(resource.type)
	is_object(resource.values)
}

_object_or_null(value) if is_object(value)

_object_or_null(null)

_list(holder, name) := value if {
	value := object.get(holder, name, [])
	is_array(value)
} else := []

_moves_type(entry) if {
	previous := _type_in(object.get(entry, "previous_address", null))
	previous != entry.type
	_guards_any({previous, entry.type})
}

_guards_any(types) if {
	some type in types
	_guards(type)
}

_type_in(address) := segments[count(segments) - 2][1] if {
	is_string(address)
	segments := segments_of(address)
	count(segments) > 1
}
