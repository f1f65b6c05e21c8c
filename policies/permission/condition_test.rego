package permission_test

import data.permission

_numeric(operator, value, text) := permission.holds(
	{"operator": operator, "key": "k", "values": [value]},
	{"context": {"k": [text]}},
)

test_numbers_are_compared[name] if {
	some name, [operator, value, text, answer] in {
		"equal": ["NumericEquals", "10", "10.0", "yes"],
		"not equal": ["NumericEquals", "10", "9", "no"],
		"less": ["NumericLessThan", "10", "9.5", "yes"],
		"not less": ["NumericLessThan", "10", "10", "no"],
		"at most": ["NumericLessThanEquals", "10", "10", "yes"],
		"more": ["NumericGreaterThan", "10", "11", "yes"],
		"at least": ["NumericGreaterThanEquals", "10", "9", "no"],
		"no number": ["NumericLessThan", "10", "1e3", "perhaps"],
	}
	_numeric(operator, value, text) == answer
}
