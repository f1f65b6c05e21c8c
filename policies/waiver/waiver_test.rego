package waiver_test

import data.plan_test
import data.waiver

_flaw(reason) := {"reason": reason, "detail": "", "degree": 0}

_question := {"today": "2029-06-01", "waivers": [{
	"reason": "trail_not_logging", "subject": "aws_cloudtrail.t", "until": "2029-12-31",
	"because": "it moves",
}]}

_trail := {"name": "t", "arn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/t"}

_standing(side, question) := found if {
	flaws := {_flaw("trail_not_logging"), _flaw("trail_single_region")}
	found := {flaw.reason |
		some flaw in waiver.standing(side, {"trail": "aws_cloudtrail.t"}, flaws)
	} with data.question as question with input as plan_test.plan([plan_test.kept("aws_cloudtrail", "t", _trail, _trail)], [])
}

test_a_waiver_takes_one_flaw_of_what_a_plan_leaves if {
	_standing("after", _question) == {"trail_single_region"}
	_standing("found", _question) == {"trail_not_logging", "trail_single_region"}
	_standing("after", {}) == {"trail_not_logging", "trail_single_region"}
}

_found := {
	"control": "c", "reason": "trail_not_logging", "outcome": "fail", "subject": "aws_cloudtrail.t",
	"args": {"detail": "", "degree": 0, "events": set(), "level": "recorded"},
}

_told(open, left) := found if {
	found := {[one.reason, one.outcome] | some one in waiver.told(open, left)} with data.question as _question
}

test_what_is_waived_is_told_as_a_note if {
	_told({_found}, set()) == {["trail_not_logging", "note"]}
}

test_a_waiver_of_nothing_is_told if {
	_told(set(), set()) == {["waiver_unused", "note"]}
	_told({object.union(_found, {"outcome": "warn"})}, set()) == {["waiver_unused", "note"]}
	_told({object.union(_found, {"subject": "aws_cloudtrail.u"})}, set()) == {["waiver_unused", "note"]}
}

test_a_waiver_that_has_expired_is_told if {
	question := object.union(_question, {"today": "2030-01-01"})
	found := waiver.told({_found}, {_found}) with data.question as question
	{[one.reason, one.outcome] | some one in found} == {["trail_not_logging", "fail"], ["waiver_expired", "warn"]}
}
