package permission

# METADATA
# title: Why a policy does not surely allow a request
# description: |
#   Set of {kind, detail}, empty where it surely allows: denied; unproven with what of the statement need not apply;
#   absent where nothing may allow it. A detail names only what is in doubt, so that splitting, merging and widening
#   statements changes none. Request: {service, action, resource, context}; without a service the principal is not
#   looked at.
refusals(statements, request) := _denials(matches, request) | _gaps(matches, request) if {
	matches := [{"statement": statement, "answer": _applies(statement, request)} | some statement in statements]
}

_applies(statement, request) := all_of({
	listed(statement.action, _lowered(request.action)),
	listed(statement.resource, object.get(request, "resource", null)),
	principal(statement, request),
} | {holds(condition, request) | some condition in statement.condition})

_denials(matches, request) := {{"kind": "denied", "detail": request.action} |
	some match in matches
	match.statement.effect == "Deny"
	match.answer == "yes"
} | {{"kind": "unproven", "detail": _doubt(match.statement, request)} |
	some match in matches
	match.statement.effect == "Deny"
	match.answer == "perhaps"
}

_gaps(matches, request) := set() if {
	some match in matches
	match.statement.effect == "Allow"
	match.answer == "yes"
} else := unproven if {
	unproven := {{"kind": "unproven", "detail": _doubt(match.statement, request)} |
		some match in matches
		match.statement.effect == "Allow"
		match.answer == "perhaps"
	}
	count(unproven) > 0
} else := {{"kind": "absent", "detail": request.action}}

_doubt(statement, request) := concat("", [request.action, ": ", canonical({
	"effect": statement.effect,
	"action": _in_doubt(statement.action, listed(statement.action, _lowered(request.action))),
	"principal": _in_doubt(statement.principal, principal(statement, request)),
	"resource": _in_doubt(statement.resource, listed(statement.resource, object.get(request, "resource", null))),
	"condition": {condition | some condition in statement.condition; holds(condition, request) == "perhaps"},
})])

_in_doubt(part, "perhaps") := part

_in_doubt(_, answer) := null if answer != "perhaps"

# METADATA
# title: Statement without what tells nothing
# description: |
#   No Sid, lists in order, so that only a change of meaning changes it. Made of lists, as wasm writes the keys of
#   objects in any order.
canonical(statement) := concat("", [
	statement.effect,
	_part(" ", statement.action),
	_part(" to ", statement.principal),
	_part(" on ", statement.resource),
	_conditions(statement.condition),
])

_part(_, null) := ""

_part(word, part) := concat("", [word, _negation[part.negated], json.marshal(sort(part.values))]) if part != null

_negation := {true: "all but ", false: ""}

_conditions(set()) := ""

_conditions(conditions) := concat("", [
	" if ",
	json.marshal(sort({[condition.operator, condition.key, sort(condition.values)] | some condition in conditions})),
]) if {
	count(conditions) > 0
}
