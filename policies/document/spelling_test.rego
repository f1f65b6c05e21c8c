package document_test

import data.document

_filter := {
	"address": "awscc_logs_metric_filter.f",
	"mode": "managed",
	"type": "awscc_logs_metric_filter",
	"name": "f",
	"change": {
		"actions": ["create"],
		"before": null,
		"after": {
			"filter_name": "f",
			"log_group_name": "/g",
			"metric_transformations": [{"metric_name": "m", "metric_namespace": "n", "metric_value": "1"}],
		},
		"after_unknown": {"filter_pattern": true, "metric_transformations": [{"default_value": true}]},
	},
}

_subscription := {
	"address": "awscc_sns_subscription.s",
	"mode": "managed",
	"type": "awscc_sns_subscription",
	"name": "s",
	"change": {
		"actions": ["create"],
		"before": null,
		"after": {"protocol": "email", "endpoint": "a@example.com", "topic_arn": "arn:aws:sns:us-east-1:123456789012:t"},
		"after_sensitive": {"endpoint": true},
		"after_unknown": {"arn": true},
	},
}

_plan := {
	"format_version": "1.2",
	"configuration": {"root_module": {"resources": [{
		"address": "awscc_logs_metric_filter.f",
		"mode": "managed",
		"type": "awscc_logs_metric_filter",
		"name": "f",
		"expressions": {"filter_pattern": {"references": ["local.pattern"]}, "filter_name": {"constant_value": "f"}},
	}]}},
	"resource_changes": [_filter, _subscription],
}

test_other_names_are_read_as_one if {
	filter := document.sides.after["awscc_logs_metric_filter.f"] with input as _plan
	filter.type == "aws_cloudwatch_log_metric_filter"
	filter.values == {
		"name": "f",
		"log_group_name": "/g",
		"metric_transformation": [{"name": "m", "namespace": "n", "value": "1"}],
	}
	filter.unknown == {"pattern": true, "metric_transformation": [{"default_value": true}]}
}

test_their_configuration_is_read_as_one if {
	filter := document.sides.after["awscc_logs_metric_filter.f"] with input as _plan
	expressions := document.expressions_of(filter) with input as _plan
	expressions == {"pattern": {"references": ["local.pattern"]}, "name": {"constant_value": "f"}}
}

test_what_the_other_provider_does_not_tell_is_not_known_at_creation if {
	subscription := document.sides.after["awscc_sns_subscription.s"] with input as _plan
	subscription.unknown == {"arn": true, "pending_confirmation": true}
}

test_marked_values_are_sensitive if {
	texts := document.sensitive_texts with input as _plan
	texts == {"a@example.com", "example"}
}
