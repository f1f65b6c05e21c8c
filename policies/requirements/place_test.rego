package requirements_test

import data.requirements

_here := {"account": "1", "region": "us-east-1"}

test_each_part_of_a_place_that_nothing_tells_is_a_flaw[name] if {
	some name, [other, count_of] in {
		"the same": [_here, 0],
		"perhaps another account": [{"account": "(aws.other)", "region": "us-east-1"}, 1],
		"perhaps another account and region": [{"account": "(aws.other)", "region": "(aws.other)"}, 2],
		"an account that is not told": [{"account": null, "region": "us-east-1"}, 0],
	}
	found := requirements.doubt_flaws("filter_place_unknown", _here, other)
	count(found) == count_of
	{one.reason | some one in found} == {"filter_place_unknown" | count_of > 0}
}
