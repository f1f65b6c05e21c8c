package permission

# Three-valued: "yes" where it surely matches, "no" where it surely does not, "perhaps" otherwise.

# METADATA
# title: Whether a pattern with wildcards matches a text
# description: |
#   An asterisk is any run of characters, a question mark one character. null is not known; neither is a policy
#   variable. A text with a symbol "(…)" in it stands for one that is known only after apply: equal symbols are equal,
#   whatever they stand for.
wildcard(pattern, text) := "yes" if {
	pattern == "*"
} else := "perhaps" if {
	_unknowable(pattern, text)
} else := "yes" if {
	pattern == text
} else := "no" if {
	_parted(pattern, text)
} else := "perhaps" if {
	_symbolic(text)
	contains(pattern, "?")
} else := "yes" if {
	_matches(pattern, text)
} else := "perhaps" if {
	_symbolic(pattern)
} else := "perhaps" if {
	_symbolic(text)
} else := "no"

_symbolic(text) if contains(text, "(")

# What is written before the first wildcard and before the first symbol cannot both begin one text.
_parted(pattern, text) if {
	written := split(split(split(pattern, "*")[0], "?")[0], "(")[0]
	known := split(text, "(")[0]
	not startswith(written, known)
	not startswith(known, written)
}

# A pattern without wildcards is the whole text, so it must go on at least as far as what is known of that.
_parted(pattern, text) if {
	every symbol in ["*", "?", "("] { not contains(pattern, symbol) }
	not startswith(pattern, split(text, "(")[0])
}

_unknowable(null, _)

_unknowable(_, null)

_unknowable(pattern, _) if {
	is_string(pattern)
	contains(pattern, "${")
}

_metacharacters := {
	`\`: `\\`, ".": `\.`, "+": `\+`, "^": `\^`, "$": `\$`, "|": `\|`,
	"(": `\(`, ")": `\)`, "[": `\[`, "]": `\]`, "{": `\{`, "}": `\}`,
	"*": ".*", "?": ".",
}

_matches(pattern, text) if startswith(text, _beginning(pattern))

_matches(pattern, text) if {
	not _beginning(pattern)
	regex.match(_expression(pattern), text)
}

# Most patterns are the beginning of a text, which is told without an expression; undefined for others.
_beginning(pattern) := beginning if {
	beginning := trim_suffix(pattern, "*")
	beginning != pattern
	every symbol in ["*", "?"] { not contains(beginning, symbol) }
}

_expression(pattern) := concat("", ["(?s)^", strings.replace_n(_metacharacters, pattern), "$"])

# METADATA
# title: Whether a list of patterns matches a text
# description: A part that a statement does not have matches everything, as a trust policy has no resource.
listed(null, _) := "yes"

listed(part, text) := _turned(part.negated, any_of({wildcard(pattern, text) | some pattern in part.values})) if {
	part != null
}

# METADATA
# title: Whether a statement's principal is the service of a request
# description: Identity policies name no principal, and a request without service is not compared.
principal(statement, request) := "yes" if {
	not request.service
} else := "no" if {
	statement.principal == null
} else := _turned(
	statement.principal.negated,
	any_of({_is_service(who, request.service) | some who in statement.principal.values}),
)

_is_service(["Service", name], service) := "perhaps" if {
	_nearly(name, service)
} else := _equal(name, service)

_is_service(["AWS", name], _) := _equal(name, "*")

_is_service([kind, _], _) := "no" if not kind in {"Service", "AWS", null}

_is_service([null, _], _) := "perhaps"

# Services' names take no wildcard, and are documented in lower case.
_nearly("*", _)

_nearly(name, service) if {
	is_string(name)
	name != service
	lower(name) == service
}

_equal(null, _) := "perhaps"

_equal(name, name) := "yes" if name != null

_equal(name, other) := "no" if {
	name != null
	name != other
}

# METADATA
# title: At least one of several answers
any_of(answers) := "yes" if {
	"yes" in answers
} else := "perhaps" if {
	"perhaps" in answers
} else := "no"

# METADATA
# title: All of several answers
all_of(answers) := "no" if {
	"no" in answers
} else := "perhaps" if {
	"perhaps" in answers
} else := "yes"

_turned(false, answer) := answer

_turned(true, answer) := {"yes": "no", "no": "yes", "perhaps": "perhaps"}[answer]
