package permission

# METADATA
# title: Whether a condition holds for a request
# description: |
#   https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html. Keys of the
#   principal are absent from a service's request, but for those that name the service; every other key that the
#   request does not tell is not known.
holds(condition, request) := _present(condition, _operator(condition), request.context[condition.key]) if {
	request.context[condition.key]
} else := _absent(condition, _operator(condition)) if {
	request.service
	startswith(condition.key, "aws:principal")
	not startswith(condition.key, "aws:principalservicename")
	not condition.key == "aws:principalisawsservice"
} else := "perhaps"

# The operator without its prefix and suffix, in lower case.
_operator(condition) := trim_suffix(single, "ifexists") if {
	single := trim_prefix(trim_prefix(lower(condition.operator), "foranyvalue:"), "forallvalues:")
}

_absent(condition, operator) := _null_is(condition, "true") if {
	operator == "null"
} else := "yes" if {
	endswith(lower(condition.operator), "ifexists")
} else := "yes" if {
	startswith(lower(condition.operator), "forallvalues:")
} else := "perhaps" if {
	startswith(lower(condition.operator), "foranyvalue:")
	operator in _negated_operators
} else := "yes" if {
	operator in _negated_operators
} else := "no" if {
	operator in object.keys(_comparisons)
} else := "perhaps"

_present(condition, "null", _) := _null_is(condition, "false")

_present(condition, operator, known) := any_of({_compare(_comparisons[operator], value, text) |
	some value in condition.values
	some text in known
}) if {
	operator in object.keys(_comparisons)
	not operator in _negated_operators
}

_present(condition, operator, known) := all_of({_turned(true, _compare(_comparisons[operator], value, text)) |
	some value in condition.values
	some text in known
}) if {
	operator in _negated_operators
}

_present(_, operator, _) := "perhaps" if {
	operator != "null"
	not operator in object.keys(_comparisons)
}

_null_is(condition, wanted) := any_of({_compare("equal_folded", value, wanted) | some value in condition.values})

_negated_operators := {"stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike"}

_comparisons := {
	"stringequals": "equal",
	"stringnotequals": "equal",
	"stringequalsignorecase": "equal_folded",
	"stringnotequalsignorecase": "equal_folded",
	"stringlike": "like",
	"stringnotlike": "like",
	"arnequals": "arn",
	"arnlike": "arn",
	"arnnotequals": "arn",
	"arnnotlike": "arn",
	"bool": "equal_folded",
	"numericequals": "==",
	"numericlessthan": "<",
	"numericlessthanequals": "<=",
	"numericgreaterthan": ">",
	"numericgreaterthanequals": ">=",
}

_compare("equal", value, text) := _equal(value, text) if not _unknowable(value, text)

_compare("equal_folded", value, text) := _equal(lower(value), lower(text)) if not _unknowable(value, text)

_compare("like", value, text) := wildcard(value, text)

_compare("arn", value, text) := _arn_like(value, text) if not _unknowable(value, text)

_compare(kind, value, text) := _number(kind, to_number(text) - to_number(value)) if {
	kind in object.keys(_orders)
	_decimals(value, text)
}

_compare(kind, value, text) := "perhaps" if {
	kind in object.keys(_orders)
	not _decimals(value, text)
}

_decimals(value, text) if {
	regex.match(_decimal, value)
	regex.match(_decimal, text)
}

_decimal := `^[0-9]{1,15}(\.[0-9]{1,15})?$`

_number(kind, difference) := "yes" if {
	_sign(difference) in _orders[kind]
} else := "no"

_orders := {"==": {0}, "<": {-1}, "<=": {-1, 0}, ">": {1}, ">=": {0, 1}}

_sign(number) := -1 if number < 0

_sign(0) := 0

_sign(number) := 1 if number > 0

_compare(kind, value, text) := "perhaps" if {
	kind in {"equal", "equal_folded", "arn"}
	_unknowable(value, text)
}

# The six parts of an ARN are compared one by one; an asterisk does not reach beyond its part.
_arn_like(value, text) := all_of({wildcard(part, arn[position]) | some position, part in pattern}) if {
	pattern := _arn_parts(value)
	arn := _arn_parts(text)
	count(pattern) == 6
	count(arn) == 6
} else := "perhaps" if {
	# How a pattern of fewer parts is read is not documented.
	contains(value, "*")
} else := "no"

_arn_parts(text) := array.concat(array.slice(parts, 0, 5), [concat(":", array.slice(parts, 5, count(parts)))]) if {
	parts := split(text, ":")
	count(parts) > 5
} else := []
