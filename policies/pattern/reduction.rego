package pattern

# An expression is worked on as text: parentheses, & and | of the pattern, and operands. An operand is 0, 1, an atom
# <nnn>, or what a group of them was reduced to: conjunctions joined by ";", their members by ",". A disjunction inside
# a conjunction is one member, in brackets, with its marks hidden as "+" and "*", so that every member can be split off
# again without recursion.

# METADATA
# title: Expression with every group reduced to one operand
# description: |
#   Operands sorted, duplicates dropped, 0 and 1 worked in. Twelve rounds, one for each depth of nesting: where the
#   result still has a parenthesis, the expression is nested deeper or not well formed; where it has a "!", an operand
#   is missing.
reduced(expression) := last if {
	first := _round(_round(_round(_round(concat("", ["(", expression, ")"])))))
	second := _round(_round(_round(_round(first))))
	last := _round(_round(_round(_round(second))))
}

_group := `\(([^()]*)\)`

_round(expression) := expression if {
	not contains(expression, "(")
} else := strings.replace_n(
	{found[0]: _operand(found[1]) | some found in regex.find_all_string_submatch_n(_group, expression, -1)},
	expression,
)

_operand(group) := "!" if {
	some conjunction in split(group, "|")
	"" in split(conjunction, "&")
} else := "1" if {
	some conjunction in split(group, "|")
	every operand in split(conjunction, "&") { operand == "1" }
} else := "0" if {
	every conjunction in split(group, "|") { "0" in split(conjunction, "&") }
} else := concat(";", sort({reduction |
	some conjunction in split(group, "|")
	operands := [operand | some operand in split(conjunction, "&"); operand != "1"]
	not "0" in operands
	some reduction in _conjunction(operands)
}))

# A disjunction that stands alone joins the one around it.
_conjunction([operand]) := split(operand, ";")

_conjunction(operands) := [concat(",", sort({member |
	some operand in operands
	some member in _members(operand)
}))] if {
	count(operands) > 1
}

_members(operand) := split(operand, ",") if not contains(operand, ";")

_members(operand) := [concat("", ["[", strings.replace_n({",": "*", ";": "+"}, operand), "]"])] if {
	contains(operand, ";")
}

# METADATA
# title: Reduced expression in the form that can be reduced again
expression_of(operand) := strings.replace_n({";": "|", ",": "&", "+": "|", "*": "&", "[": "(", "]": ")"}, operand)

# METADATA
# title: Top-level conjuncts of a reduced expression
conjuncts(operand) := split(operand, ",") if not contains(operand, ";")

conjuncts(operand) := [operand] if contains(operand, ";")

# METADATA
# title: Text of a reduced expression
# description: Atoms are given as an object from <nnn> to text.
text_of(operand, atoms) := strings.replace_n(
	object.union({";": " || ", ",": " && ", "+": " || ", "*": " && ", "[": "(", "]": ")"}, atoms),
	trim(operand, "[]"),
) if {
	regex.match(`^\[[^\[\]]*\]$`, operand)
} else := strings.replace_n(
	object.union({";": " || ", ",": " && ", "+": " || ", "*": " && ", "[": "(", "]": ")"}, atoms),
	operand,
)
