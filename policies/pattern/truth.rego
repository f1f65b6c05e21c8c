package pattern

# METADATA
# title: What an atom says of every record with the known fields
# description: |
#   "1" where it is true of each of them under every known behaviour of the service, "0" where it is false of each, "?"
#   otherwise. A record is an object of known top-level fields with string values. `$.*`, indexes and `$.['name']` read
#   none of them here, as their meaning is documented for other cases only.
truth(atom, record) := _truth_of(atom, record[atom.field]) if {
	record[atom.field]
} else := "?"

# The documents do not say whether text differs from a number. A text is neither null nor a boolean nor absent, and no
# number is smaller or greater.
_truth_of(atom, value) := _equality(atom, value) if {
	atom.operator == "="
} else := "?" if {
	atom.operator == "!="
	atom.numeric
} else := _negated[_equality(atom, value)] if {
	atom.operator == "!="
} else := "0"

_negated := {"0": "1", "1": "0", "?": "?"}

_equality(atom, value) := "?" if {
	_unproven_literal(atom.value)
} else := _wildcard_equality(atom.parts, value)

# Regular expressions are not proved, and what a backslash means is not documented.
_unproven_literal(literal) if startswith(literal, "%")

_unproven_literal(literal) if contains(literal, `\`)

# An asterisk within a word is a wildcard today and was a literal in the documents of 2020.
_wildcard_equality(parts, value) := _bit(parts[0] == value) if {
	count(parts) == 1
} else := "1" if {
	parts == ["", ""]
} else := _bit(startswith(value, parts[0])) if {
	count(parts) == 2
	parts[1] == ""
} else := _ending_equality(parts[1], value) if {
	count(parts) == 2
	parts[0] == ""
} else := _bit(contains(value, parts[1])) if {
	count(parts) == 3
	concat("", parts) == parts[1]
	parts[1] != ""
} else := _bound[_glob(parts, value)]

# The service once matched the first occurrence of an ending and then wanted the end.
_ending_equality(ending, value) := "?" if {
	endswith(value, ending)
	indexof(value, ending) != count(value) - count(ending)
} else := _bit(endswith(value, ending))

_bound := {true: "?", false: "0"}

_glob(parts, value) := regex.match(concat("", ["(?s)^", concat(".*", quoted), "$"]), value) if {
	quoted := [concat("", [`\Q`, part, `\E`]) | some part in parts]
}

_bit(true) := "1"

_bit(false) := "0"
