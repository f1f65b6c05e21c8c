package account_test

import data.account
import data.document
import data.plan_test

# A policy of a topic whose text comes from data sources, read only when something of the plan exists.
_deferred(name, values, unknown) := {
	"address": concat(".", ["data.aws_iam_policy_document", name]), "mode": "data",
	"type": "aws_iam_policy_document", "name": name,
	"change": {"actions": ["read"], "before": null, "after": values, "after_unknown": unknown},
}

_blocks(documents, expressions, references) := blocks if {
	blocks := account.statement_blocks(
		document.sides.after["aws_sns_topic_policy.p"],
		"policy",
	) with input as _from_documents(documents, expressions, references)
}

_from_documents(documents, expressions, references) := plan_test.plan(
	array.concat(documents, [
		plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {"arn": true, "id": true}),
		plan_test.entry("aws_sns_topic_policy", "p", {}, {"policy": true}),
	]),
	[
		plan_test.resource("aws_sns_topic", "t", {}),
		plan_test.resource("aws_sns_topic_policy", "p", {"policy": {"references": references}}),
		{
			"address": "data.aws_iam_policy_document.d", "mode": "data", "type": "aws_iam_policy_document", "name": "d",
			"provider_config_key": "aws", "expressions": expressions,
		},
	],
)

_of_d := ["data.aws_iam_policy_document.d.json", "data.aws_iam_policy_document.d"]

_to_topic := {"resources": {"references": ["aws_sns_topic.t.arn", "aws_sns_topic.t"]}}

test_statements_of_the_document_that_a_policy_comes_from if {
	known := {"effect": "Allow", "resources": ["*"]}
	_blocks([_deferred("d", {"statement": [known]}, {})], {"statement": [{}]}, _of_d) == [known]
}

# Of an Allow the object that it names is told; a Deny may deny more than what is told of it.
test_resources_that_only_apply_tells[effect] if {
	some effect, names in {"Allow": {true}, "Deny": set()}
	found := _blocks(
		[_deferred("d", {"statement": [{"effect": effect}]}, {"statement": [{"resources": true}]})],
		{"statement": [_to_topic]},
		_of_d,
	)[0].resources
	{true | some resource in found; is_string(resource); endswith(resource, "*")} == names
}

test_two_statements_for_one_expression_tell_no_resource if {
	found := _blocks(
		[_deferred("d", {"statement": [{}, {}]}, {"statement": [{"resources": true}, {"resources": true}]})],
		{"statement": [_to_topic]},
		_of_d,
	)
	found[0].resources == [null]
}

test_documents_that_tell_nothing[name] if {
	some name, [documents, references] in {
		"built on another": [[_deferred("d", {"statement": [], "source_policy_documents": ["{}"]}, {})], _of_d],
		"overridden": [[_deferred("d", {"statement": [], "override_json": "{}"}, {})], _of_d],
		"with statements that only apply tells": [[_deferred("d", {}, {"statement": true})], _of_d],
		"one of two": [
			[_deferred("d", {"statement": []}, {}), _deferred("o", {"statement": []}, {})],
			array.concat(_of_d, ["data.aws_iam_policy_document.o.json", "data.aws_iam_policy_document.o"]),
		],
		"none": [[], ["local.policy"]],
	}
	not _blocks(documents, {"statement": []}, references)
}
