package terraform_test

import data.terraform

_bad := data.corpus["alarm-threshold-three"]

_good := data.corpus["no-change"]

_denied := ["aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262: it takes 3 events in one period to fire the alarm. Set threshold = 1. [alarm_threshold_above_one]"]

test_each_wrapper[name] if {
	some name, wrapped in {
		"hcp": {"plan": _bad, "run": {"id": "run-1"}},
		"scalr": {"tfplan": _bad, "tfrun": {"id": "run-1"}},
		"none": _bad,
	}
	denied := terraform.deny with input as wrapped
	is_array(denied)
	denied == _denied
}

test_pass[name] if {
	some name, wrapped in {"hcp": {"plan": _good, "run": {}}, "scalr": {"tfplan": _good}, "none": _good}
	denied := terraform.deny with input as wrapped
	is_array(denied)
	denied == []
}

test_a_warning_passes if {
	denied := terraform.deny with input as {"plan": data.corpus["filter-with-event-source"]}
	denied == []
}

test_sorted if {
	denied := terraform.deny with input as {"plan": data.corpus["everything-destroyed"]}
	is_array(denied)
	count(denied) > 0
	denied == sort(denied)
	several := terraform.deny with input as {"plan": null}
	several == [
		"the format version null is not supported by this policy. Use Terraform 1.x or OpenTofu. [document_version_unsupported]",
		"the plan is damaged: not an object. Make the JSON again with `terraform show -json PLAN`. [document_malformed]",
	]
}

# A plan of Terraform's own cannot put another in its place.
test_smuggled_plan[key] if {
	some key in ["plan", "tfplan", "terraform"]
	denied := terraform.deny with input as object.union(_bad, {key: _good})
	denied == _denied
}

test_smuggled_beside_a_plan_without_version if {
	denied := terraform.deny with input as object.union(_bad, {"format_version": null, "plan": _good})
	count(denied) == 1
	contains(denied[0], "[document_version_unsupported]")
}

test_what_is_no_wrapper[name] if {
	some name, given in {
		"both": {"plan": _good, "tfplan": _good},
		"neither": {"run": {}},
		"another": {"terraform": _good},
		"a list": [_good],
		"null": null,
		"a plan twice wrapped": {"plan": {"plan": _good}},
	}
	denied := terraform.deny with input as given
	is_array(denied)
	count(denied) > 0
}
