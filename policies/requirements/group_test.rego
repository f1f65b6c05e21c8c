package requirements_test

import data.requirements

_group(values) := _object("aws_cloudwatch_log_group", values)

test_retention[name] if {
	some name, [values, unknown, reasons] in {
		"a year": [{"retention_in_days": 365}, {}, set()],
		"for ever": [{"retention_in_days": 0}, {}, set()],
		"not said": [{}, {}, set()],
		"a month": [{"retention_in_days": 30}, {}, {"group_retention_short"}],
		"known after apply": [{}, {"retention_in_days": true}, {"group_retention_unknown"}],
	}
	group := _half_known("aws_cloudwatch_log_group", values, unknown)
	_reasons(requirements._retention_flaws(group)) == reasons
}

_masking := `{"Statement":[{"Operation":{"Deidentify":{}}}]}`

test_policies_that_mask[name] if {
	some name, [text, reasons] in {
		"text": [_masking, {"group_masks"}],
		"an object": [json.unmarshal(_masking), {"group_masks"}],
		"no JSON": [`"Deidentify`, set()],
		"no JSON, with the word": [`{"Deidentify"`, {"group_masks"}],
		"an audit": [`{"Statement":[{"Operation":{"Audit":{}}}]}`, set()],
		"nothing": [null, set()],
	}
	policy := _object("aws_cloudwatch_log_data_protection_policy", {"policy_document": text})
	_reasons(requirements.masking_flaws("group_masks", policy, "policy_document")) == reasons
}

test_what_perhaps_masks_is_not_known if {
	policy := _object("aws_cloudwatch_log_data_protection_policy", {"policy_document": _masking})
	_reasons(requirements.perhaps_masking_flaws("group_masks", policy, "policy_document")) == {"group_masks_unknown"}
	audit := _object("aws_cloudwatch_log_data_protection_policy", {"policy_document": "{}"})
	requirements.perhaps_masking_flaws("group_masks", audit, "policy_document") == set()
}

test_a_selective_policy_is_another_flaw if {
	mask := {"reason": "group_masks", "detail": "d", "degree": 0}
	requirements._selective(mask, _object("aws_cloudwatch_log_account_policy", {})) == mask
	selective := _object("aws_cloudwatch_log_account_policy", {"selection_criteria": "LogGroupName NOT IN [\"g\"]"})
	requirements._selective(mask, selective).detail == "d where LogGroupName NOT IN [\"g\"]"
}

test_services_of_china_have_their_own_names if {
	requirements._dns_suffix == "amazonaws.com.cn" with data.account.partition as "aws-cn"
	requirements._dns_suffix == "amazonaws.com" with data.account.partition as "aws-us-gov"
}
