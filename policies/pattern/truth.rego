package pattern

# METADATA
# title: What an atom says of every record with the known fields
# description: |
#   "1" where it is true of each of them under every known behaviour of the service, "0" where it is false of each, "?" otherwise.
#   A record is an object of known top-level fields with string values.
truth(atom, record) := _truth_of(atom, record[atom.field]) if {
	record[atom.field]
} else := "?"

_truth_of(atom, value) := _equality(atom, value) if atom.operator == "="

_truth_of(atom, value) := _negated[_equality(atom, value)] if {
	atom.operator == "!="
	not atom.numeric
}

# The documents do not say whether text differs from a number.
_truth_of(atom, _) := "?" if {
	atom.operator == "!="
	atom.numeric
}

# A text is neither null nor a boolean nor absent, and no number is smaller or greater.
_truth_of(atom, _) := "0" if not atom.operator in {"=", "!="}

_negated := {"0": "1", "1": "0", "?": "?"}

_equality(atom, value) := "?" if {
	_unproven_literal(atom.value)
} else := _wildcard_equality(atom.parts, value)

# Regular expressions are not proved, and what a backslash means is not documented.
_unproven_literal(literal) if startswith(literal, "%")

_unproven_literal(literal) if contains(literal, `\`)

_wildcard_equality([text], value) := _bit(text == value)

_wildcard_equality(["", ""], _) := "1"

_wildcard_equality([prefix, ""], value) := _bit(startswith(value, prefix)) if prefix != ""

# The service once matched the first occurrence of a suffix and then wanted the end.
_wildcard_equality(["", suffix], value) := "?" if {
	suffix != ""
	endswith(value, suffix)
	indexof(value, suffix) != count(value) - count(suffix)
} else := _bit(endswith(value, suffix)) if {
	suffix != ""
}

_wildcard_equality(["", infix, ""], value) := _bit(contains(value, infix)) if infix != ""

# An asterisk within a word is a wildcard today and was a literal in the documents of 2020.
_wildcard_equality(parts, value) := _bound[_glob(parts, value)] if {
	_other_wildcards(parts)
}

_bound := {true: "?", false: "0"}

_other_wildcards([_]) := false

_other_wildcards(["", _]) := false

_other_wildcards([prefix, last]) := last != "" if prefix != ""

_other_wildcards(["", infix, ""]) := infix == ""

_other_wildcards([prefix, _, last]) if concat("", [prefix, last]) != ""

_other_wildcards(parts) if count(parts) > 3

_glob(parts, value) := regex.match(concat("", ["(?s)^", concat(".*", [concat("", [`\Q`, part, `\E`]) | some part in parts]), "$"]), value)

_bit(true) := "1"

_bit(false) := "0"
