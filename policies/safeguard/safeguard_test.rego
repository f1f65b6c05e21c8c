package safeguard_test

import data.safeguard

_rule(days) := [{"expiration": [{"days": days}], "id": "r"}]

test_what_lessens[name] if {
	some name, [must, before, after, lessens] in {
		"switched off": ["stay_true", true, false, true],
		"left out": ["stay_true", true, null, true],
		"kept on": ["stay_true", true, true, false],
		"never on": ["stay_true", false, null, false],
		"switched on": ["stay_false", false, true, true],
		"kept off": ["stay_false", false, null, false],
		"taken away": ["stay_set", "x", null, true],
		"exchanged": ["stay_set", "x", "y", false],
		"another": ["stay_the_same", [{"a": 1}], [{"a": 2}], true],
		"the same but for blanks": ["stay_the_same", [{"a": 1}], [{"a": 1, "b": ""}], false],
		"fewer": ["not_fall", 30, 7, true],
		"more": ["not_fall", 7, 30, false],
		"expires sooner": ["expire_no_sooner", _rule(400), _rule(30), true],
		"expires later than a year": ["expire_no_sooner", _rule(800), _rule(400), false],
		"expires as before": ["expire_no_sooner", _rule(30), _rule(30), false],
	}
	found := {true | safeguard._lessened(must, before, after)}
	found == {true | lessens}
}
