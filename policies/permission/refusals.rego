package permission

# METADATA
# title: Why a policy does not surely allow a request
# description: |
#   Set of {kind, detail}, empty where it surely allows: denied and unproven with the canonical statement, absent where nothing may
#   allow it. Request: {service, account, action, resource, context}; without a service the principal is not looked at.
refusals(statements, request) := _denials(matches, request) | _gaps(matches, request) if {
	matches := [{"statement": statement, "effect": _effect(statement), "answer": _applies(statement, request)} | some statement in statements]
}

_effect(statement) := "Deny" if {
	statement.effect == "Deny"
} else := "Allow"

_applies(statement, request) := all_of({
	listed(statement.action, _lowered(request.action)),
	listed(statement.resource, object.get(request, "resource", null)),
	principal(statement, request),
} | {holds(condition, request) | some condition in statement.condition})

_denials(matches, request) := {{"kind": _denial[match.answer], "detail": _detail(request, match.statement)} |
	some match in matches
	match.effect == "Deny"
	match.answer in {"yes", "perhaps"}
}

_denial := {"yes": "denied", "perhaps": "unproven"}

_gaps(matches, request) := set() if {
	some match in matches
	match.effect == "Allow"
	match.answer == "yes"
} else := unproven if {
	unproven := {{"kind": "unproven", "detail": _detail(request, match.statement)} |
		some match in matches
		match.effect == "Allow"
		match.answer == "perhaps"
	}
	count(unproven) > 0
} else := {{"kind": "absent", "detail": request.action}}

_detail(request, statement) := $"{request.action}: {canonical(statement)}"

# METADATA
# title: Statement without what tells nothing
# description: |
#   No Sid, lists in order, so that only a change of meaning changes it. Made of lists, as wasm writes the keys of objects in any order.
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
