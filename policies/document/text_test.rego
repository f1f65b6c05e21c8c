package document_test

import data.document

# Texts of policies, as nobody but a program or an attacker writes them.
_parsed := {
	`{"a": 1, "b": {"a": 1}}`,
	`{"a" : 1, "b":2}`,
	`{"a": ":", "b": ":b"}`,
	`{"a": "\"a\": 1", "b": "a\":"}`,
	`{"a\\": 1, "a": 2}`,
	`[":a"]`,
}

_repeating := {
	`{"a": 1, "a": 1}`,
	`{"a": 1, "a" : 1}`,
	"{\"a\"\n: 1, \"a\"\t: 1}",
	`{"a" : ":b", "a": 1}`,
	`{"a": ":b", "a": 1}`,
	`{"b": [{"a": 1, "\u0061": 1}]}`,
}

test_parses[text] if {
	some text in _parsed
	document.parses(text)
}

test_parses_no_repeated_key[text] if {
	some text in _repeating
	not document.parses(text)
}
