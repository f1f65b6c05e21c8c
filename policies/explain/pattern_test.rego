package explain_test

import data.explain

test_a_pattern_that_misses_events if {
	told := explain.filter_pattern with input as {"pattern": " { $.eventName = CreatePolicy } "}
	told.length == 30
	told.problem == ""
	told.atoms == [`$.eventName="CreatePolicy"`]
	told.events.CreatePolicy == set()
	{flaw.reason | some flaw in told.events.DeletePolicy} == {"pattern_misses_event"}
	told.everyday == set()
	told.any_source == {"CreatePolicy"}
	count(told.unrecognised_by) > 0
}

test_a_pattern_that_cannot_be_read if {
	told := explain.filter_pattern with input as {"pattern": "CreatePolicy"}
	told.problem == "pattern_not_json"
	told.atoms == []
}
