package main_test

import data.main

_plan := data.corpus["alarm-threshold-three"]

_reasons(found) := {finding.reason | some finding in found}

test_deny_with_metadata if {
	found := main.deny with input as _plan
	found == {{
		"msg": "aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262: it takes 3 events in one period to fire the alarm. Set threshold = 1. [alarm_threshold_above_one]",
		"message": "it takes 3 events in one period to fire the alarm",
		"remedy": "Set threshold = 1.",
		"control": "iam-policy-changes",
		"reason": "alarm_threshold_above_one",
		"outcome": "fail",
		"subject": "aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262",
		"attribute": "threshold",
		"before": 1,
		"after": 3,
		"level": "alarmed",
		"events": sort({event.eventName | some event in data.spec.controls["iam-policy-changes"].must_match}),
	}}
}

test_rejected_is_what_is_denied if {
	rejected := main.rejected with input as _plan
	denied := main.deny with input as _plan
	rejected == denied
	not main.accepted with input as _plan
}

test_unknown_is_denied if {
	some edit in data.edits
	edit.id == "pattern known after apply"
	denied := main.deny with input as edit.plan
	_reasons(denied) == {"pattern_unknown"}
	{finding.outcome | some finding in denied} == {"unknown"}
}

test_warn if {
	warned := main.warn with input as data.corpus["filter-with-event-source"]
	_reasons(warned) == {"scope_narrowed"}
	main.accepted with input as data.corpus["filter-with-event-source"]
}

test_note_is_neither if {
	plan := data.corpus["first-creation"]
	judgement := data.gate.judgement with input as plan
	{finding.outcome | some finding in judgement.findings} == {"note"}
	denied := main.deny with input as plan
	warned := main.warn with input as plan
	denied | warned == set()
}

test_pass if {
	plan := data.corpus["tags-added"]
	denied := main.deny with input as plan
	denied == set()
	main.accepted with input as plan
	not main.rejected with input as plan
}

test_unjudgeable_is_denied[name] if {
	some name, [document, reasons] in {
		"null": [null, {"document_malformed", "document_version_unsupported"}],
		"no object": [[_plan], {"document_malformed", "document_version_unsupported"}],
		"nothing": [{}, {"document_version_unsupported"}],
		"no plan": [{"format_version": "1.2"}, {"document_not_a_plan"}],
		"a state": [{"format_version": "1.0", "values": {"root_module": {}}}, {"document_is_a_state"}],
		"an errored plan": [object.union(_plan, {"errored": true}), {"plan_errored"}],
		"a wrapper": [{"plan": data.corpus["no-change"]}, {"document_version_unsupported"}],
	}
	denied := main.deny with input as document
	_reasons(denied) == reasons
	not main.accepted with input as document
}

test_unjudgeable_in_words if {
	denied := main.deny with input as {"format_version": "2.0", "resource_changes": []}
	{finding.msg | some finding in denied} == {"the format version \"2.0\" is not supported by this policy. Use Terraform 1.x or OpenTofu. [document_version_unsupported]"}
}

test_without_the_catalogue if {
	denied := main.deny with input as data.corpus["no-change"] with data.spec as {}
	_reasons(denied) == {"catalogue_missing"}
}

test_without_a_judgement if {
	denied := main.deny with input as data.corpus["no-change"] with data.gate as {}
	{finding.msg | some finding in denied} == {"the policy gave no judgement. Load the whole policy, with its catalogue as data.spec, in a version of OPA that it supports. [judgement_missing]"}
}

test_waivers_hold_until_their_day[until] if {
	some until, reasons in {"9999-12-31": set(), "2020-01-01": {"alarm_threshold_above_one"}, "soon": {"alarm_threshold_above_one"}}
	subject := "aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262"
	waiver := {"reason": "alarm_threshold_above_one", "subject": subject, "until": until, "because": "it moves"}
	denied := main.deny with input as _plan with data.question as {"waivers": [waiver]}
	_reasons(denied) == reasons
}

test_a_waiver_that_has_expired_is_a_warning if {
	waiver := {"reason": "alarm_missing", "subject": "x", "until": "2020-01-01", "because": "it moves"}
	warned := main.warn with input as data.corpus["no-change"] with data.question as {"waivers": [waiver]}
	_reasons(warned) == {"waiver_expired"}
}

test_what_is_required_is_denied if {
	plan := data.corpus["first-creation"]
	denied := main.deny with input as plan with data.question as {"require": true}
	count(denied) > 0
}
