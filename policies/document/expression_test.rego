# What expressions lead to, by the smallest plans.
package expression_test

import data.document

_made(address, module_address, type, name, unknown) := {
	"address": address, "module_address": module_address, "mode": "managed", "type": type, "name": name,
	"change": {"actions": ["create"], "before": null, "after": {}, "after_unknown": unknown},
}

_written(type, name, expressions) := {"address": "", "mode": "managed", "type": type, "name": name, "expressions": expressions}

_root(changes, root) := {
	"format_version": "1.2", "resource_changes": changes,
	"configuration": {"root_module": root},
}

_kinds_of(plan, key, attribute) := kinds if {
	leaves := document.leaves_of(document.sides.after[key], [attribute]) with input as plan
	kinds := {leaf.kind | some leaf in leaves}
}

_trail := _made("aws_cloudtrail.t", "", "aws_cloudtrail", "t", {"s3_bucket_name": true})

_bucket_named(references) := _written("aws_cloudtrail", "t", {"s3_bucket_name": {"references": references}})

test_the_id_of_what_is_put_on_a_bucket_is_the_bucket if {
	plan := _root(
		[
			_trail,
			_made("aws_s3_bucket.b", "", "aws_s3_bucket", "b", {"id": true}),
			_made("aws_s3_bucket_policy.p", "", "aws_s3_bucket_policy", "p", {"id": true}),
		],
		{"resources": [
			_bucket_named(["aws_s3_bucket_policy.p.id", "aws_s3_bucket_policy.p"]),
			_written("aws_s3_bucket", "b", {}),
			_written("aws_s3_bucket_policy", "p", {"bucket": {"references": ["aws_s3_bucket.b.id", "aws_s3_bucket.b"]}}),
		]},
	)
	leaves := document.leaves_of(document.sides.after["aws_cloudtrail.t"], ["s3_bucket_name"]) with input as plan
	{leaf.key | some leaf in leaves} == {"aws_s3_bucket.b"}
}

# References → kinds of what they lead to.
_leading := {
	"the folder of the module": [["path.module"], set()],
	"a local": [["local.x"], {"local"}],
	"a variable of the root": [["var.x"], {"variable"}],
	"a whole module, of whose outputs several may be meant": [["module.m"], {"local"}],
	"a resource that is nowhere": [["aws_s3_bucket.none.id"], {"other"}],
}

test_leading[name] if {
	some name, [references, kinds] in _leading
	_kinds_of(_root([_trail], {"resources": [_bucket_named(references)]}), "aws_cloudtrail.t", "s3_bucket_name") == kinds
}

test_what_a_module_is_not_given_is_its_default if {
	inner := {"resources": [_bucket_named(["var.bucket"])]}
	plan := _root(
		[_made("module.m.aws_cloudtrail.t", "module.m", "aws_cloudtrail", "t", {"s3_bucket_name": true})],
		{"module_calls": {"m": {"module": inner}}},
	)
	_kinds_of(plan, "module.m.aws_cloudtrail.t", "s3_bucket_name") == {"constant"}
}

test_programs_of_a_module_stand_in_it if {
	program := {"expressions": {"command": {"constant_value": "true"}}}
	inner := {"resources": [object.union(_written("null_resource", "x", {}), {"provisioners": [program]})]}
	programs := document.programs with input as _root([], {"module_calls": {"m": {"module": inner}}})
	programs == {{"address": "module.m.null_resource.x", "text": "true"}}
}

# What is said to be unknown → whether a guarded attribute is.
test_what_is_unknown[said] if {
	some said, unknown in {"all": [true, true], "nothing": [null, false], "no object": ["x", false], "one": [{"name": true}, true]}
	sides := document.sides with input as _root([_made("aws_sns_topic.t", "", "aws_sns_topic", "t", unknown[0])], {})
	object.get(sides.after["aws_sns_topic.t"].unknown, "name", false) == unknown[1]
}

# What is known only after apply comes from a configuration, or from the provider where that does not name it.
test_unconfigured if {
	resource := {"module": "", "type": "aws_sns_topic", "name": "t", "written": "aws_sns_topic", "values": {}, "unknown": {"arn": true}}
	without := document.unconfigured(resource, "arn") with input as {}
	not without
	silent := document.unconfigured(resource, "name") with input as {}
	silent
	configured := document.unconfigured(resource, "arn") with input as _root([], {"resources": [_written("aws_sns_topic", "t", {})]})
	configured
}

test_a_name_that_the_other_provider_does_not_have_hides_nothing if {
	entry := object.union(_made("awscc_logs_metric_filter.f", "", "awscc_logs_metric_filter", "f", {}), {"change": {
		"actions": ["create"], "before": null, "after_unknown": {},
		"after": {"filter_name": "f", "name": "other"},
	}})
	sides := document.sides with input as _root([entry], {})
	sides.after["awscc_logs_metric_filter.f"].values == {"name": "f"}
}

test_modules_too_deep_to_be_read if {
	calls := json.unmarshal(concat("", [
		concat("", [`{"module_calls":{"m":{"module":` | some _ in numbers.range(1, 17)]),
		"{}",
		concat("", ["}}}" | some _ in numbers.range(1, 17)]),
	]))
	document.nests_too_deep with input as _root([], calls)
	not document.nests_too_deep with input as _root([], calls.module_calls.m.module)
}
