# METADATA
# title: Safeguards
# description: |
#   What protects the chain without being a link of it: validation of log files, rotation of keys, versions of the
#   bucket. Giving one up breaks nothing today, and is a warning.
package safeguard

import data.account
import data.chain
import data.document

# METADATA
# title: Safeguards that the plan gives up
# description: |
#   before side → set of {key, attribute, why}; attribute is "" where the whole object goes. Only those of objects that
#   a chain of that side stands on.
given_up[side] contains {"key": key, "attribute": attribute, "why": safeguard.why} if {
	some side in ["applied", "found"]
	some key in _of_chain[side]
	not _goes(key)
	some attribute, safeguard in data.spec.safeguards[_type_of(key)].attributes
	_lessened(
		safeguard.must,
		_value(document.sides[side], key, attribute),
		_value(document.sides.after, key, attribute),
	)
}

given_up[side] contains {"key": key, "attribute": "", "why": why} if {
	some side in ["applied", "found"]
	some key in _of_chain[side]
	_goes(key)
	why := data.spec.safeguards[_type_of(key)].why
}

_goes(key) if not document.sides.after[key]

_type_of(key) := type if {
	type := document.sides.after[key].type
} else := type if {
	type := document.sides.found[key].type
} else := document.sides.applied[key].type

# Touched objects that are of a chain, or belong to what is.
_of_chain[side] := {key |
	some key in document.touched
	data.spec.safeguards[_type_of(key)]
	_is_of_chain(side, key)
} if {
	some side in ["applied", "found"]
}

_is_of_chain(side, key) if key in chain.members[side]

_is_of_chain(side, key) if {
	resource := _as_it_was(side, key)
	owner := account.link(resource, data.spec.safeguards[resource.type].belongs_to)
	some member in chain.members[side]
	account.is_called(side, document.sides[side][member], owner)
}

# What this plan creates tells by what it will belong to.
_as_it_was(side, key) := resource if {
	resource := document.sides[side][key]
} else := document.sides.after[key]

_value(objects, key, attribute) := document.at(objects[key], [attribute]) if {
	objects[key]
} else := null

_lessened("stay_true", true, after) if after != true

_lessened("stay_false", before, after) if {
	before != true
	not after in {false, null}
}

_lessened("stay_set", before, null) if before != null

_lessened("stay_the_same", before, after) if _said(before) != _said(after)

# What is blank says nothing, at any depth.
_said(value) := {[path, leaf] |
	walk(value, [path, leaf])
	not is_object(leaf)
	not is_array(leaf)
	not leaf in {null, ""}
}

_lessened("not_fall", before, after) if {
	is_number(before)
	is_number(after)
	after < before
}

_lessened("expire_no_sooner", before, after) if {
	some days in _expiries(after)
	days < data.spec.required.log_group.retention_in_days
	every earlier in _expiries(before) { days < earlier }
}

_expiries(rules) := {days |
	walk(rules, [path, days])
	path[count(path) - 1] == "days"
	"expiration" in path
	is_number(days)
}
