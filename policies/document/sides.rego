package document

import data.asked

# METADATA
# title: Objects of each side
# description: |
#   side → key → {key, address, type, module, name, index, values, unknown, provider}.
#   *applied* is what the last apply left, *found* what a refresh found, *after* what this plan leaves.
sides := {"applied": _applied, "found": _found, "after": _after}

# METADATA
# title: Actions that this plan takes on an object
# description: key → list of actions; ["no-op"] where the plan does not list the object.
actions[key] := object.get(_change_of, [key, "change", "actions"], ["no-op"]) if some key in _every_key

# METADATA
# title: Guarded objects that the plan or the world changes
# description: Set of keys.
touched contains key if {
	some key, entry in _change_of
	entry.change.actions != ["no-op"]
	entry.change.actions != ["read"]
}

touched contains key if some key, _ in _drift_of

# METADATA
# title: Whether anything had changed since the last apply
default drifted := false

drifted if {
	some key, _ in _drift_of
	object.get(_applied, key, null) != object.get(_found, key, null)
}

# METADATA
# title: Whether a plan leaves everything as it is
default unchanged := false

unchanged if {
	not drifted
	every key, _ in _change_of { object.get(_after, key, null) == object.get(_found, key, null) }
	every key in object.keys(_drift_of) { object.get(_after, key, null) == object.get(_found, key, null) }
}

_every_key := object.keys(_applied) | (object.keys(_found) | object.keys(_after))

_guards(type) if type in object.keys(data.spec.guarded)

# A change's entries are addressed by (address, deposed): a deposed object shares the address of its successor.
_key(entry) := entry.address if {
	object.get(entry, "deposed", null) == null
} else := concat(" deposed ", [entry.address, entry.deposed])

_changes := [entry |
	some entry in _list(content, "resource_changes")
	_shaped(entry)
	object.get(entry, "mode", "managed") == "managed"
	_guards(entry.type)
]

_drifts := [entry |
	some entry in _list(content, "resource_drift")
	_shaped(entry)
	object.get(entry, "mode", "managed") == "managed"
	_guards(entry.type)
]

_change_of := {_key(entry): entry | some entry in _changes}

_drift_of := {_key(entry): entry | some entry in _drifts}

_prior_resources := [resource |
	some module in _state_modules
	some resource in _list(module, "resources")
]

_resource_tree := object.get(content, ["values", "root_module"], {}) if {
	is_state
} else := object.get(content, ["prior_state", "values", "root_module"], {})

_prior_of := {_key(object.union(resource, {"deposed": object.get(resource, "deposed_key", null)})): resource |
	some resource in _prior_resources
	_described(resource)
	object.get(resource, "mode", "managed") == "managed"
	_guards(resource.type)
}

_found[key] := _object(entry, key, entry.change.before, {}) if {
	some key, entry in _change_of
	entry.change.before != null
}

_found[key] := _object(entry, key, entry.change.after, {}) if {
	some key, entry in _drift_of
	not _change_of[key]
	entry.change.after != null
}

_found[key] := _object(resource, key, resource.values, {}) if {
	some key, resource in _prior_of
	not _change_of[key]
	not _drift_of[key]
}

_applied[key] := _object(entry, key, entry.change.before, {}) if {
	some key, entry in _drift_of
	entry.change.before != null
}

_applied[key] := resource if {
	some key, resource in _found
	not _drift_of[key]
}

_after[key] := _object(entry, key, entry.change.after, _unknown_of(entry)) if {
	some key, entry in _change_of
	entry.change.after != null
}

_after[key] := resource if {
	some key, resource in _found
	not _change_of[key]
}

_after[key] := _found[key] if {
	some key, entry in _change_of
	entry.change.after == null
	asked.excuses(entry.address)
}

_unknown_of(entry) := object.union(unknown, _undisclosed(entry)) if {
	unknown := object.get(entry.change, "after_unknown", {})
	is_object(unknown)
} else := {attribute: true | some attribute in data.spec.guarded[entry.type]} if {
	entry.change.after_unknown == true
} else := {}

_object(entry, key, values, unknown) := {
	"key": key,
	"address": entry.address,
	"type": _read_type(entry.type),
	"written": entry.type,
	"module": _module_of(entry.address),
	"name": object.get(entry, "name", ""),
	"index": object.get(entry, "index", null),
	"values": _respelled(entry.type, values),
	"unknown": _respelled(entry.type, unknown),
	"provider": object.get(entry, "provider_name", null),
}

# Address of the module instance, "" for the root: all that stands before the resource's type.
_module_of(address) := trim_suffix(match[0][0], ".") if {
	match := regex.find_all_string_submatch_n(
		`^(?:module\.[A-Za-z0-9_-]+(?:\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?\.)+`,
		address,
		1,
	)
	count(match) == 1
} else := ""

# METADATA
# title: Segments of an address or a reference
# description: |
#   `module.a["x"].aws_sns_topic.t.arn` → [["module", "module", ""], ["a[\"x\"]", "a", "[\"x\"]"], …]:
#   the whole segment, its name, its index.
segments_of(reference) := [[concat("", [match[1], match[2]]), match[1], match[2]] |
	some match in regex.find_all_string_submatch_n(
		`(?:^|\.)([A-Za-z0-9_*-]+)(\[(?:"(?:[^"\\]|\\.)*"|[0-9]+)\])?`,
		reference,
		-1,
	)
]

# METADATA
# title: Key of the object of an address
# description: The address itself where nothing has it after the plan.
key_of(address) := min(object.get(_keys_of, address, {address}))

_keys_of := _addressed

_addressed[resource.address] contains key if some key, resource in sides.after

# METADATA
# title: Address of an object, or what stands for one outside
address(side, key) := sides.after[key].address if {
	true
} else := sides[side][key].address if {
	true
} else := key
