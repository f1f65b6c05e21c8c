package posture_test

import data.posture

test_a_side_is_judged_outright if {
	plan := data.corpus["alarm-threshold-three"]
	after := posture.findings_of("after") with input as plan
	before := posture.findings_of("found") with input as plan
	{found.reason | some found in after} == {"alarm_threshold_above_one"}
	before == set()
}

test_only_a_deny_is_wrong_from_the_start if {
	plan := data.corpus["alarm-threshold-three"]
	posture.denials == set() with input as plan
}

test_what_is_there_explains_more_than_what_may_be_outside if {
	outside := {"flaws": {{"reason": "alarm_external", "detail": "m", "degree": 0}}}
	there := {"flaws": {{"reason": "alarm_muted", "detail": "m", "degree": 0}}}
	posture._presumed(outside) > posture._presumed(there)
}
