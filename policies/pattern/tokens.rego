# METADATA
# title: Filter patterns
# description: |
#   Which records a JSON filter pattern surely matches, surely does not match, and what is left to prove. Grammar:
#   https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html. The
#   expressions are monotone (&&, || and parentheses over atoms, no negation), so bounds of the atoms bound the whole.
package pattern

_blank := `[ \t\r\n]`

_selector := `\$(?:\.[A-Za-z0-9_-]+|\.\*|\[[0-9]+\]|\[\*\]|\.?\['[^']*'\])+`

_quoted := `"(?:[^"\\]|\\.)*"`

_number := `[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`

# The groups: 1–3 of a comparison, 4–6 of a comparison by size, 7–8 of a test.
_token := concat("", [
	_blank, `+|\(|\)|&&|\|\||`,
	`(`, _selector, `)`, _blank, `*(!=|=)`, _blank, `*(`, _quoted, `|%[^%]+%|[A-Za-z0-9_.*+-]+)|`,
	`(`, _selector, `)`, _blank, `*(<=|>=|<|>)`, _blank, `*(`, _number, `)|`,
	`(`, _selector, `)`, _blank, `+(IS`, _blank, `+NULL|IS`, _blank, `+TRUE|IS`, _blank, `+FALSE|NOT`, _blank, `+EXISTS)`,
])

# METADATA
# title: Tokens of the expression between the braces
# description: |
#   Array of {mark} for parentheses and operators and those of `atom` for atoms.
#   Undefined where anything is left between the tokens, so that no slip of the pen is read over.
tokens(expression) := [_token_of(match) |
	some match in matches
	trim_space(match[0]) != ""
] if {
	matches := regex.find_all_string_submatch_n(_token, expression, -1)
	concat("", [match[0] | some match in matches]) == expression
}

_token_of(match) := atom(match[1], match[2], match[3]) if {
	match[1] != ""
} else := atom(match[4], match[5], match[6]) if {
	match[4] != ""
} else := atom(match[7], _spaced(match[8]), "") if {
	match[7] != ""
} else := {"mark": match[0]}

_spaced(test) := concat(" ", [word |
	some word in split(strings.replace_n({"\t": " ", "\r": " ", "\n": " "}, test), " ")
	word != ""
])

# METADATA
# title: Atom of a selector, an operator and a value
# description: |
#   {field: what follows `$.`: the name of a top-level field, or else nothing that a record has; operator; value;
#   parts: the value's text between asterisks; numeric: whether it is compared as a number; text: canonical text}.
#   Worked out once, as an atom is asked about many records.
atom(selector, operator, value) := {
	"field": substring(selector, 2, -1),
	"operator": operator,
	"value": canonical,
	"parts": split(trim(canonical, `"`), "*"),
	"numeric": _is_numeric(value),
	"wildcards": count(split(selector, "*")) - 1,
	"text": concat(_space(operator), [part | some part in [selector, operator, canonical]; part != ""]),
} if {
	canonical := _canonical(value)
}

_space(operator) := " " if contains(operator, " ")

_space(operator) := "" if not contains(operator, " ")

# Quotes are optional around text, but tell a number from text.
_canonical(value) := value if {
	regex.match(concat("", ["^(?s:", _number, `|".*"|%.*%|)$`]), value)
} else := concat("", [`"`, value, `"`])

_is_numeric(value) if {
	regex.match(concat("", ["^", _number, "$"]), value)
} else := false
