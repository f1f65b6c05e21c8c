package pattern_test

import data.pattern

_control := data.spec.controls["iam-policy-changes"]

_reasons(text) := {flaw.reason | some flaw in pattern.reading(text, _control).flaws.CreatePolicy}

# pattern → reasons for CreatePolicy
_patterns := [
	["{ $.eventName = CreatePolicy }", set()],
	["{ $.eventName = \"CreatePolicy\" && $.eventSource = iam.amazonaws.com }", set()],
	["{ $.eventName = DeletePolicy }", {"pattern_misses_event"}],
	["{ $.eventName = CreatePolicy && $.a = %x% && $.b = %x% }", {"pattern_unproven"}],
	["{ $.eventName = CreatePolicy || $.a = %x% || $.b = %x% || $.c = %x% }", {"pattern_too_many_regexes"}],
	["{ $.eventName = CreatePolicy && $.a[*].b[*] = x }", {"pattern_too_many_wildcards"}],
	["{ $.eventName = CreatePolicy && $.a[*]=1 && $.b[*]=1 && $.c[*]=1 && $.d[*]=1 }", {"pattern_too_many_wildcards"}],
	["{ $.eventName = CreatePolicy $.a = 1 }", {"pattern_malformed"}],
	["{ ($.eventName = CreatePolicy)($.a = 1) }", {"pattern_malformed"}],
	["{ }", {"pattern_malformed"}],
	["{ $.eventName = CreatePolicy } x", {"pattern_not_json"}],
	["[ip, user, eventName=CreatePolicy]", {"pattern_not_json"}],
	[{"known_after_apply": true}, {"pattern_unknown"}],
	[null, {"pattern_not_json"}],
	[7, {"pattern_not_json"}],
]

test_reasons[text] if {
	some [text, reasons] in _patterns
	_reasons(text) == reasons
}

# R4: a conjunct is a flaw of its own, whatever the order, the parentheses and the quotes
test_r4_one_flaw_a_conjunct if {
	one := pattern.reading(`{ ($.eventName=CreatePolicy) && ($.errorCode NOT EXISTS) && ($.a != "b" || $.c = 1) }`, _control).flaws.CreatePolicy
	other := pattern.reading("{ (($.c = 1) || $.a != b) && (($.eventName = CreatePolicy && $.errorCode NOT  EXISTS)) }", _control).flaws.CreatePolicy
	one == other
	{flaw.detail | some flaw in one} == {"$.errorCode NOT EXISTS", `$.a!="b" || $.c=1`}
}

test_r4_a_number_is_not_its_text if {
	_detail("{ $.eventName = CreatePolicy && $.a = 1 }") != _detail(`{ $.eventName = CreatePolicy && $.a = "1" }`)
}

_detail(text) := {flaw.detail | some flaw in pattern.reading(text, _control).flaws.CreatePolicy}

test_r4_disjunction_within_a_conjunction_within_a_disjunction if {
	_detail("{ $.eventName = CreatePolicy && ($.x = a || ($.y = b && ($.z = c || $.w = d))) }") == {`$.x="a" || $.y="b" && ($.w="d" || $.z="c")`}
}

test_r5_breadth_counts_everyday_records if {
	pattern.reading("{ $.eventName = * }", _control).breadth == count(_control.must_not_match)
	pattern.reading("{ $.eventName = CreatePolicy }", _control).breadth == 0
	pattern.reading("{ $.eventName = CreatePolicy || $.eventName = GetUser }", _control).breadth == 1
}

test_r6_floods if {
	pattern.reading("", _control).floods
	pattern.reading("{ $.eventName = GetUser }", _control).floods
	not pattern.reading("{ $.level = error }", _control).floods
	not pattern.reading("{ $.eventName = CreatePolicy }", _control).floods
	pattern.reading(null, _control).floods
}

test_r6_strays if {
	pattern.reading("{ $.errorCode = * }", _control).strays
	pattern.reading("ERROR", _control).strays
	not pattern.reading("{ $.eventName = CreateUser && $.errorCode = * }", _control).strays
}

test_c7_aims if {
	pattern.reading("{ $.eventName = CreatePolicy }", _control).aims == {"CreatePolicy"}
	pattern.reading("{ $.eventName = CreatePolicy && $.a = 1 }", _control).aims == {"CreatePolicy"}
	pattern.reading("{ $.level = error }", _control).aims == set()
	pattern.reading("{ $.eventName = * }", _control).aims == set()
	pattern.reading("?CreatePolicy", _control).aims == {"CreatePolicy"}
	pattern.reading("ERROR", _control).aims == set()
}

test_any_source if {
	pattern.reading("{ $.eventName = CreatePolicy }", _control).any_source == {"CreatePolicy"}
	pattern.reading("{ $.eventName = CreatePolicy && $.eventSource = iam.amazonaws.com }", _control).any_source == set()
}

# operator, value, what it says of eventName CreatePolicy
_atoms := [
	["=", "CreatePolicy", "1"], ["=", `"CreatePolicy"`, "1"], ["=", "createpolicy", "0"], ["=", "Create*", "1"], ["=", "*Policy", "1"],
	["=", "*eateP*", "1"], ["=", "*", "1"], ["=", "Create*cy", "?"], ["=", "Delete*cy", "0"], ["=", "%x%", "?"], ["=", `"Create\Policy"`, "?"],
	["=", "*y", "1"], ["=", "*x", "0"], ["=", "7", "0"], ["!=", "7", "?"], ["!=", "CreatePolicy", "0"], ["!=", "Other", "1"],
	["!=", "Create*cy", "?"], ["<", "7", "0"], ["IS NULL", "", "0"], ["NOT EXISTS", "", "0"], ["=", "C*P*y", "?"], ["=", "**", "?"],
]

test_atoms[text] if {
	some [operator, value, truth] in _atoms
	text := concat(" ", [operator, value])
	pattern.truth(pattern.atom("$.eventName", operator, value), {"eventName": "CreatePolicy"}) == truth
}

test_suffix_that_occurs_twice_is_not_proved if {
	pattern.truth(pattern.atom("$.eventName", "=", "*ab"), {"eventName": "abab"}) == "?"
}

test_other_fields_are_not_known[selector] if {
	some selector in ["$.errorCode", "$.*", "$.['eventName']", "$.eventName.x", "$.eventName[0]"]
	pattern.truth(pattern.atom(selector, "=", "CreatePolicy"), {"eventName": "CreatePolicy"}) == "?"
}
