package requirements_test

import data.requirements

test_values_without_an_order_of_keys_are_one if {
	one := requirements.flaw_of("r", json.unmarshal(`{"a": {"b": 1}, "c": [2]}`))
	one == requirements.flaw_of("r", json.unmarshal(`{"c": [2], "a": {"b": 1}}`))
	one != requirements.flaw_of("r", json.unmarshal(`{"c": [2], "a": {"b": 3}}`))
}

test_text_stands_bare if {
	requirements.flaw_of("r", "x").detail == "x"
	requirements.flaw_of("r", 7).detail == "7"
}

test_an_attribute_that_nothing_proves_is_said_with_its_value if {
	told := {
		{"path": ["b", 0, "part"], "value": {"known_after_apply": true}, "listed": true},
		{"path": ["new"], "value": 1, "listed": false},
	}
	flaws := requirements.unproven_flaws("after", _object("aws_sns_topic", {})) with data.document.unproven_attributes as told
	{[flaw.reason, flaw.detail] | some flaw in flaws} == {
		["attribute_unproven", "b.part = (known after apply)"],
		["attribute_unknown", "new = 1"],
	}
}
