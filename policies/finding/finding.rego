# METADATA
# title: Findings
# description: The form in which the entrances answer; words come from the catalogue.
package finding

import data.asked
import data.document

# METADATA
# title: Outcome of a reason that rejects
# description: What is known only after apply is unknown, everything else fails.
rejecting(reason) := "unknown" if {
	endswith(reason, "_unknown")
} else := "fail"

# METADATA
# title: Whether a finding rejects
rejects(found) if found.outcome in {"fail", "unknown"}

# METADATA
# title: What two findings have in common that say the same
identity(found) := [found.reason, object.get(found, "bearer", found.subject), found.args.detail]

# METADATA
# title: A finding about no object
bare(reason, outcome) := {
	"control": asked.control,
	"reason": reason,
	"outcome": outcome,
	"subject": "",
	"args": {"detail": "", "degree": 0, "events": set(), "level": ""},
}

# METADATA
# title: Findings with the events that share a cause
# description: Entries are {cause, side, level, events, outcome}.
grouped(entries) := {object.union(_worded(entry), {"args": {
	"detail": document.disclosed(_masked_detail(entry.cause)),
	"degree": _masked_degree(entry.cause),
	"level": entry.level,
	"events": {event | some other in entries; _same(other, entry); some event in other.events},
}}) |
	some entry in entries
}

_same(one, other) if {
	one.cause == other.cause
	one.level == other.level
	one.outcome == other.outcome
}

_worded(entry) := object.union_n([_named(entry), _bearer(entry), _values(entry)])

_named(entry) := {
	"control": asked.control,
	"reason": entry.cause.reason,
	"outcome": entry.outcome,
	"subject": document.disclosed(entry.cause.subject),
}

_bearer(entry) := {"bearer": address} if {
	address := document.disclosed(entry.cause.bearer)
} else := {}

_values(entry) := {} if {
	entry.cause.attribute == ""
} else := {
	"attribute": entry.cause.attribute,
	"before": _value(_before_side(entry.side), entry.cause),
	"after": _value("after", entry.cause),
}

# What is shown as before is what was there when the plan was made, unless only the applied one was lost.
_before_side("after") := "found"

_before_side(side) := side if side != "after"

_value(side, cause) := _masked(cause, _at(resource, split(cause.attribute, "."))) if {
	resource := document.sides[side][document.key_of(cause.subject)]
} else := null

_at(resource, [attribute]) := document.at(resource, [attribute])

# The first of a block.
_at(resource, [block, attribute]) := document.at(resource, [block, 0, attribute])

_masked(cause, value) := "(sensitive value)" if {
	_is_marked(cause)
} else := "(known after apply)" if {
	value == document.unknown
} else := "(sensitive value)" if {
	some secret in document.sensitive_texts
	contains(json.marshal(value), secret)
} else := value

_is_marked(cause) if {
	some entry in object.get(document.sensitive, cause.subject, [])
	walk(entry[split(cause.attribute, ".")[0]], [_, true])
}

# A detail is made of the value of the attribute that is at fault.
_masked_detail(cause) := "(sensitive value)" if {
	cause.detail != ""
	_is_marked(cause)
} else := cause.detail

# So is a degree.
_masked_degree(cause) := "(sensitive value)" if {
	cause.attribute != ""
	_is_marked(cause)
} else := cause.degree[0] if {
	is_array(cause.degree)
} else := cause.degree
