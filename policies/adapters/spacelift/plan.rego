package spacelift

# METADATA
# title: The plan as Terraform would write it
# description: |
#   The changes, under a format version of Terraform's, with what is surely or possibly known only after apply marked
#   so. null where Spacelift gives no plan.
plan := {"format_version": "1.2", "resource_changes": _changes} if {
	_given
} else := null

_given := input.terraform.resource_changes

_changes := [_marked(entry) | some entry in _given] if {
	is_array(_given)
} else := _given

_marked(entry) := object.union(entry, {"change": object.union({"after_unknown": _left_out(entry)}, entry.change)}) if {
	is_object(entry.change)
} else := entry

_left_out(entry) := {attribute: true |
	some attribute in object.get(data.spec.guarded, entry.type, [])
	_is_left_out(entry.change, attribute)
}

# Terraform leaves out of `after` what is not known yet. What `before` does not have either is no attribute in this
# provider's version.
_is_left_out(change, attribute) if {
	not attribute in object.keys(change.after)
	attribute in object.keys(object.get(change, "before", null))
}

_is_left_out(change, attribute) if {
	not attribute in object.keys(change.after)
	not is_object(object.get(change, "before", null))
}

# Inside a block.
_is_left_out(change, attribute) if {
	walk(change.before[attribute], [path, _])
	is_number(path[count(path) - 2])
	block := object.get(change.after, array.concat([attribute], array.slice(path, 0, count(path) - 1)), null)
	is_object(block)
	not path[count(path) - 1] in object.keys(block)
}

# An element of a list is replaced by null.
_is_left_out(change, attribute) if {
	walk(change.after[attribute], [path, null])
	is_number(path[count(path) - 1])
}

# METADATA
# title: Why what Spacelift gives does not suffice
# description: |
#   Set of {reason, args}; empty where it does, or where the plan changes nothing that is guarded. Hashes can be
#   compared neither with what is required nor with each other's parts; a new object may be in another region than the
#   one it stands for.
unjudgeable contains {
	"reason": "values_sanitised",
	"args": {"subject": entry.address, "detail": concat(", ", sort(attributes))},
} if {
	count(_acts_on_guarded) > 0
	some entry in _given
	attributes := {attribute |
		some attribute in data.spec.guarded[entry.type]
		some side in ["before", "after"]
		walk(entry.change[side][attribute], [_, text])
		_is_hash(text)
	}
	count(attributes) > 0
}

unjudgeable contains {"reason": "place_unknown", "args": {"subject": entry.address}} if {
	count(_acts_on_guarded & {"delete", "forget"}) > 0
	some entry in _given
	"region" in data.spec.guarded[entry.type]
	"create" in entry.change.actions
	not is_string(object.get(entry.change, ["after", "region"], null))
}

_acts_on_guarded := {action |
	some entry in _given
	data.spec.guarded[entry.type]
	some action in entry.change.actions
} - {"no-op", "read"}

_is_hash(text) if {
	is_string(text)
	regex.match(`^([0-9a-f]{8}|[0-9a-f]{16})$`, text)
}
