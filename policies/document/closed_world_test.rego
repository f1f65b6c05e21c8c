package document_test

import data.document
import data.plan_test

_written(values, unknown) := found if {
	plan := plan_test.plan([plan_test.entry("aws_sns_topic", "t", values, unknown)], [])
	found := document.unproven_attributes("after", document.sides.after["aws_sns_topic.t"]) with input as plan
}

test_what_no_list_names_is_unproven[name] if {
	some name, [values, unknown, told] in {
		"what is read": [{"name": "t"}, {}, set()],
		"what is harmless": [{"display_name": "t"}, {}, set()],
		"what is new": [{"new": 1}, {}, {{"path": ["new"], "value": 1, "listed": false}}],
		"what is new and off": [{"new": false}, {}, set()],
		"what is new and blank": [{"new": ""}, {}, set()],
		"what is new and known after apply": [{}, {"new": true}, {{"path": ["new"], "value": document.unknown, "listed": false}}],
	}
	_written(values, unknown) == told
}

test_what_was_there_and_is_taken_away_is_unproven if {
	plan := plan_test.plan([plan_test.kept("aws_sns_topic", "t", {"name": "t", "new": 1}, {"name": "t"})], [])
	found := document.unproven_attributes("after", document.sides.after["aws_sns_topic.t"]) with input as plan
	found == {{"path": ["new"], "value": null, "listed": false}}
}
