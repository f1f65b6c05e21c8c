package requirements_test

import data.requirements

test_default_values[name] if {
	some name, [value, reasons] in {
		"none": [null, set()],
		"nothing": ["0", set()],
		"nothing, in full": ["-0.0", set()],
		"one": ["1", {"filter_default_value_unfit"}],
		"less than nothing": ["-1", {"filter_default_value_unfit"}],
		"text": ["x", {"filter_default_value_unfit"}],
		"known after apply": [{"known_after_apply": true}, set()],
	}
	_reasons(requirements._default_value_flaws(value)) == reasons
}

test_the_larger_the_default_the_worse if {
	{flaw.degree | some flaw in requirements._default_value_flaws("1")} == {1}
	{flaw.degree | some flaw in requirements._default_value_flaws("2.5")} == {2.5}
}

test_what_is_published_for_a_match[value] if {
	some value, published in {"1": 1, "2.5": 2.5, "0": 1, "$.bytes": 1, "-3": 1}
	filter := _object("aws_cloudwatch_log_metric_filter", {"metric_transformation": [{"value": value}]})
	requirements.filter_value(filter) == published
}

test_a_transformation_may_be_known_after_apply if {
	filter := _half_known("aws_cloudwatch_log_metric_filter", {}, {"metric_transformation": true})
	requirements._transformation(filter)
	not requirements._transformation(_object("aws_cloudwatch_log_metric_filter", {"metric_transformation": []}))
}

_may_pollute(filter) if requirements._may_pollute(filter)

test_what_may_publish_all_the_time[name] if {
	some name, [values, unknown, may] in {
		"its pattern is not known": [{}, {"pattern": true}, true],
		"what it publishes otherwise is not known": [
			{"pattern": "{ $.a = b }", "metric_transformation": [{"name": "m", "namespace": "n"}]},
			{"metric_transformation": [{"default_value": true}]},
			true,
		],
		"its metric is not known, and everything matches": [
			{"pattern": "", "metric_transformation": [{"namespace": "n"}]},
			{"metric_transformation": [{"name": true}]},
			true,
		],
		"its metric is not known, and little matches": [
			{"pattern": "{ $.eventName = CreatePolicy }", "metric_transformation": [{"namespace": "n"}]},
			{"metric_transformation": [{"name": true}]},
			false,
		],
	}
	filter := _half_known("aws_cloudwatch_log_metric_filter", values, unknown)
	found := {true | _may_pollute(filter)}
	found == {true | may}
}

_transforms(transformer) if requirements._transforms("after", transformer, "/g")

test_transformers_of_a_group_outside[arn] if {
	some arn, does in {
		"arn:aws:logs:us-east-1:123456789012:log-group:/g": true,
		"arn:aws:logs:us-east-1:123456789012:log-group:/g:*": true,
		"arn:aws:logs:us-east-1:123456789012:log-group:/other/g": false,
	}
	transformer := _object("aws_cloudwatch_log_transformer", {"log_group_arn": arn})
	found := {true | _transforms(transformer)}
	found == {true | does}
}
