package document

# METADATA
# title: Drift, as a plan
# description: |
#   A plan document from what was applied to what is found: what happened behind Terraform's back are its changes. What
#   a state document holds is the found side of such a plan without changes.
drift := object.union(
	object.remove(content, ["values", "planned_values", "prior_state", "resource_drift", "resource_changes"]),
	{
		"resource_changes": array.concat(_drifts, _undrifted),
		"prior_state": {"values": {"root_module": _resource_tree}},
	},
)

# METADATA
# title: Whether the document plans nothing but to take over what was found
default is_refresh_only := false

is_refresh_only if {
	not is_state
	count(_list(content, "resource_changes")) == 0
}

# METADATA
# title: Drift that the rest of the document tells otherwise
# description: Set of addresses. `prior_state` is what the refresh found, and so repeats each `after` of the drift.
drift_disputed contains entry.address if {
	some key, entry in _drift_of
	_telling(entry.type, entry.change.after) != _telling(entry.type, object.get(_prior_of, [key, "values"], null))
}

_telling(type, values) := {attribute: value |
	some attribute in data.spec.guarded[type]
	value := value_at(values, [attribute])
	not _blank(value)
}

# What was found and had not drifted, before anything that is planned for it.
_undrifted := [object.union(kept, {"change": unchanged}) |
	some key, entry in _change_of
	not _drift_of[key]
	entry.change.before != null
	kept := object.remove(entry, ["change", "previous_address", "action_reason"])
	marks := object.get(entry.change, "before_sensitive", {})
	unchanged := {
		"actions": ["no-op"],
		"before": entry.change.before,
		"after": entry.change.before,
		"after_unknown": {},
		"before_sensitive": marks,
		"after_sensitive": marks,
	}
]
