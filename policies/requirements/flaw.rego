# METADATA
# title: Requirements
# description: |
#   What each link of the chain must be: functions from an object to its flaws. A flaw is {reason, detail, degree}: the
#   detail is the offending value where values have no order, the degree a number that grows with the harm where they
#   have one.
package requirements

import data.account
import data.document

# METADATA
# title: A flaw that is there or not
flaw(reason) := {"reason": reason, "detail": "", "degree": 0}

# METADATA
# title: A flaw that its value tells apart
flaw_of(reason, value) := {"reason": reason, "detail": _text(value), "degree": 0}

# METADATA
# title: A flaw that can be worse or less bad
# description: |
#   The degree is a number, or a list of numbers of which none may grow where one measure alone does not order.
flaw_by(reason, degree) := {"reason": reason, "detail": "", "degree": degree}

_text(value) := value if {
	is_string(value)
} else := json.marshal(value) if {
	not _composite(value)
} else := json.marshal(sort({[path, leaf] |
	walk(value, [path, leaf])
	not _composite(leaf)
}))

# Objects are written as sorted paths: two orders of keys are one value.
_composite(value) if is_object(value)

_composite(value) if is_array(value)

# METADATA
# title: Flaws that any object may have
# description: |
#   Of what the plan does to it, of attributes that nothing is known of, and of the places that its links lead to.
common_flaws(side, resource) := {flaw("contested") |
	side == "after"
	account.contested[resource.key]
} | (unproven_flaws(side, resource) | link_flaws(side, resource))

# METADATA
# title: Flaws of attributes of which the catalogue proves nothing
unproven_flaws(side, resource) := {flaw_of(reason, detail) |
	some attribute in document.unproven_attributes(side, resource)
	reason := _unproven_reason[attribute.listed]
	detail := concat(" = ", [_dotted(attribute.path), _text(_spoken(attribute.value))])
}

_unproven_reason := {true: "attribute_unproven", false: "attribute_unknown"}

_dotted(path) := concat(".", [segment | some segment in path; is_string(segment)])

_spoken(value) := "(known after apply)" if {
	value == document.unknown
} else := value
