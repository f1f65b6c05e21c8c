package pattern

_longest := 1024

_most_regexes := 2

_most_wildcard_selectors := 3

# METADATA
# title: Structure of a JSON filter pattern
# description: |
#   {atoms: <nnn> → atom, names: <nnn> → text, order: names in order, expression: text over the names}, or {problem:
#   reason}. The provider sends the pattern without the blanks around it.
structure(text) := {"problem": "pattern_too_long"} if {
	count(trim_space(text)) > _longest
} else := {"problem": "pattern_not_json"} if {
	not regex.match(`^(?s)\{.*\}$`, trim_space(text))
} else := _structure(found) if {
	found := tokens(_inner(text))
} else := {"problem": "pattern_non_ascii"} if {
	regex.match(`[^\x00-\x7F]`, text)
} else := {"problem": "pattern_malformed"}

_inner(text) := substring(trimmed, 1, count(trimmed) - 2) if trimmed := trim_space(text)

_structure(found) := {"problem": "pattern_too_many_regexes"} if {
	count([token | some token in found; startswith(object.get(token, "value", ""), "%")]) > _most_regexes
} else := {"problem": "pattern_regex_unsupported"} if {
	some token in found
	startswith(object.get(token, "value", ""), "%")
	not _is_supported(trim(token.value, "%"))
} else := {"problem": "pattern_too_many_wildcards"} if {
	_too_many_wildcards([token.wildcards | some token in found])
} else := {"problem": "pattern_malformed"} if {
	_adjacent(found)
} else := _formed(found, names, reduced(_expression(found, names))) if {
	names := _names(found)
}

_formed(found, names, reduction) := {"problem": problem} if {
	problem := _problem_of(reduction)
} else := {
	"atoms": {names[token.text]: token | some token in found; token.text},
	"names": {name: text | some text, name in names},
	"order": sort([name | some name in names]),
	"expression": expression_of(reduction),
}

# Names sort as their texts do, so that the order of a pattern's atoms plays no part.
_names(found) := {text: concat("", ["<", substring(format_int(1000 + position, 10), 1, 3), ">"]) |
	some position, text in sort({token.text | some token in found; token.text})
}

_expression(found, names) := concat("", [_symbol(token, names) | some token in found])

_symbol(token, names) := names[token.text] if token.text

_symbol(token, _) := substring(token.mark, 0, 1) if token.mark

# Two operands side by side, without an operator.
_adjacent(found) if {
	some position, token in found
	position > 0
	_ends(found[position - 1])
	_begins(token)
}

_ends(token) if token.text

_ends(token) if token.mark == ")"

_begins(token) if token.text

_begins(token) if token.mark == "("

_problem_of(reduction) := "pattern_too_deep" if {
	not contains(reduction, "!")
	regex.match(`\([^()]*\)`, reduction)
} else := "pattern_malformed" if {
	regex.match(`[!()]`, reduction)
}

_too_many_wildcards(counts) if {
	some found in counts
	found > 1
}

_too_many_wildcards(counts) if count([found | some found in counts; found > 0]) > _most_wildcard_selectors

# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html#regex-expressions: no groups, few
# symbols.
_is_supported(expression) if {
	regex.match(`^[A-Za-z0-9:_#=@/;,^$?\[\]{}|\\*+.-]+$`, expression)
	regex.is_valid(expression)
}
