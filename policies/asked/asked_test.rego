package asked_test

import data.asked

_waiver := {"reason": "alarm_missing", "subject": "a.b", "until": "2029-12-31", "because": "it moves"}

test_the_only_control_is_asked_about if {
	asked.control == "one" with data.spec as {"controls": {"one": {}}} with data.question as {}
}

test_the_control_that_the_question_names if {
	asked.control == "two" with data.spec as {"controls": {"one": {}, "two": {}}} with data.question as {"control": "two"}
}

test_no_control[name] if {
	some name, controls in {"of several": {"one": {}, "two": {}}, "of none": {}}
	asked.control == "" with data.spec as {"controls": controls} with data.question as {}
}

test_nothing_is_required_unless_it_is_said[value] if {
	some value in [false, null, "true", 1]
	not asked.required with data.question as {"require": value}
}

test_required if asked.required with data.question as {"require": true}

test_a_waiver_holds_until_its_last_day if {
	asked.holding == [_waiver] with data.question as {"waivers": [_waiver], "today": "2029-12-31"}
	asked.expired == [] with data.question as {"waivers": [_waiver], "today": "2029-12-31"}
}

test_a_waiver_holds_no_longer[today] if {
	some today in ["2030-01-01", "", null]
	asked.holding == [] with data.question as {"waivers": [_waiver], "today": today}
}

test_what_is_no_day_never_holds if {
	waiver := object.union(_waiver, {"until": "soon"})
	asked.expired == [waiver] with data.question as {"waivers": [waiver], "today": "2029-12-31"}
}

test_only_a_missing_object_is_excused if {
	asked.excuses("a.b") with data.question as {"waivers": [_waiver], "today": "2029-12-31"}
	not asked.excuses("a.c") with data.question as {"waivers": [_waiver], "today": "2029-12-31"}
	flaw := object.union(_waiver, {"reason": "alarm_muted"})
	not asked.excuses("a.b") with data.question as {"waivers": [flaw], "today": "2029-12-31"}
}

test_without_waivers_the_rest_is_asked if {
	question := {"control": "one", "require": true, "waivers": [_waiver], "today": "2029-12-31"}
	asked.without_waivers == {"control": "one", "require": true} with data.question as question
}
