package document_test

import data.document
import data.plan_test

_new_topic(name) := plan_test.entry("aws_sns_topic", name, {"name": name}, {"arn": true, "id": true})

_new_policy := plan_test.entry("aws_sns_topic_policy", "p", {}, {"arn": true})

_leaves(plan) := found if {
	found := {[leaf.kind, object.get(leaf, "key", "")] |
		resource := document.sides.after["aws_sns_topic_policy.p"]
		some leaf in document.leaves_of(resource, ["arn"])
	} with input as plan
}

_to(references) := plan_test.resource("aws_sns_topic_policy", "p", {"arn": {"references": references}})

test_an_expression_names_what_it_refers_to[name] if {
	some name, [references, leaves] in {
		"an object": [["aws_sns_topic.t.arn", "aws_sns_topic.t"], {["object", "aws_sns_topic.t"]}],
		"what is not in the plan": [["aws_sns_topic.u.arn", "aws_sns_topic.u"], {["other", ""]}],
		"a local": [["local.arn"], {["local", ""]}],
		"a variable of the root": [["var.arn"], {["variable", ""]}],
		"a data source that is yet to be read": [["data.aws_sns_topic.d.arn", "data.aws_sns_topic.d"], {["data", ""]}],
		"a path": [["path.module"], set()],
		"what it is repeated over": [["each.key"], set()],
	}
	_leaves(plan_test.plan([_new_topic("t"), _new_policy], [_to(references)])) == leaves
}

# What hands on where it leads: the policy's ARN is that of its topic.
test_what_is_put_on_a_thing_hands_on[attribute] if {
	some attribute in ["arn", "id"]
	entries := [
		_new_topic("t"),
		plan_test.entry("aws_sns_topic_policy", "first", {}, {"arn": true, "id": true}),
		_new_policy,
	]
	first := plan_test.resource("aws_sns_topic_policy", "first", {"arn": {"references": ["aws_sns_topic.t.arn", "aws_sns_topic.t"]}})
	through := concat(".", ["aws_sns_topic_policy.first", attribute])
	_leaves(plan_test.plan(entries, [first, _to([through, "aws_sns_topic_policy.first"])])) == {["object", "aws_sns_topic.t"]}
}

_in_module(entry, module) := object.union(entry, {
	"address": concat(".", [module, entry.address]),
	"module_address": module,
})

_called(references, outputs) := object.union(
	plan_test.plan([_in_module(_new_topic("t"), "module.m"), _new_policy], [_to(references)]),
	{"configuration": {"root_module": {"module_calls": {"m": {
		"expressions": {"given": {"references": ["local.x"]}, "fixed": {"constant_value": "x"}},
		"module": {"outputs": outputs, "resources": [plan_test.resource("aws_sns_topic", "t", {})]},
	}}}}},
)

_topic_output := {"arn": {"expression": {"references": ["aws_sns_topic.t.arn", "aws_sns_topic.t"]}}}

test_outputs_of_modules_are_followed[name] if {
	some name, [references, outputs, leaves] in {
		"an output": [["module.m.arn", "module.m"], _topic_output, {["object", "module.m.aws_sns_topic.t"]}],
		"a whole module of one topic": [["module.m"], _topic_output, {["object", "module.m.aws_sns_topic.t"]}],
		"a whole module that hands on what it was given": [
			["module.m"],
			{"given": {"expression": {"references": ["var.given"]}}},
			{["local", ""]},
		],
		"a variable with a constant": [
			["module.m.fixed", "module.m"],
			{"fixed": {"expression": {"references": ["var.fixed"]}}},
			{["constant", ""]},
		],
		"a variable that is not given": [
			["module.m.other", "module.m"],
			{"other": {"expression": {"references": ["var.other"]}}},
			{["constant", ""]},
		],
	}
	found := _leaves(_called(references, outputs))
	leaves - found == set()
}

_each(type, name, index, values, unknown) := object.union(plan_test.entry(type, name, values, unknown), {
	"address": concat("", [type, ".", name, "[", json.marshal(index), "]"]),
	"index": index,
})

# Of several the one with its own index is meant, where there is one.
test_an_instance_means_that_of_its_own_index[name] if {
	some name, [own, meant] in {
		"the same": ["a", {"aws_sns_topic.t[\"a\"]"}],
		"none of it": ["c", {"aws_sns_topic.t[\"a\"]", "aws_sns_topic.t[\"b\"]"}],
	}
	entries := array.concat(
		[_each("aws_sns_topic", "t", index, {"name": index}, {"arn": true}) | some index in ["a", "b"]],
		[_each("aws_sns_topic_policy", "p", own, {}, {"arn": true})],
	)
	key := concat("", ["aws_sns_topic_policy.p[", json.marshal(own), "]"])
	found := {leaf.key |
		some leaf in document.leaves_of(document.sides.after[key], ["arn"])
	} with input as plan_test.plan(entries, [_to(["aws_sns_topic.t"])])
	found == meant
}
