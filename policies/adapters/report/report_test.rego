package report_test

import data.report

test_filled_once if report.filled("{a} {b} {c}", {"a": "{b}", "b": 7}) == "{b} 7 {c}"

test_some_events if report.filled("{events}", {"events": {"PutRolePolicy", "CreatePolicy"}}) == "CreatePolicy, PutRolePolicy"

test_all_events if {
	events := {event.eventName | some event in data.spec.controls["iam-policy-changes"].must_match}
	report.filled("{events}", {"events": events}) == "all 16 events"
}

test_a_reason_without_words if report.words("nonsense").message == "nonsense"

test_unprintable if report.printable("a\u001b[2Kb\u202ec\r\n") == "a\uFFFD[2Kb\uFFFDc\uFFFD\uFFFD"

test_subject_cannot_write_on_a_terminal if {
	finding := report.unjudged({"reason": "plan_deferred", "args": {"subject": "aws_cloudtrail.t[\"\u001b[2K\"]"}})
	finding.subject == "aws_cloudtrail.t[\"\u001b[2K\"]"
	finding.msg == "aws_cloudtrail.t[\"\uFFFD[2K\"]: the change of aws_cloudtrail.t[\"\uFFFD[2K\"] is deferred to a later plan. Plan it without deferral. [plan_deferred]"
}
