package document_test

import data.document
import data.plan_test

test_an_object_of_which_all_is_known_after_apply if {
	plan := plan_test.plan([plan_test.entry("aws_sns_topic", "t", {}, true)], [])
	topic := document.sides.after["aws_sns_topic.t"] with input as plan
	object.keys(topic.unknown) == {attribute | some attribute in data.spec.guarded.aws_sns_topic}
}

_gone := object.union(
	plan_test.entry("aws_sns_topic", "t", {}, {}),
	{"change": {"actions": ["delete"], "before": {"name": "t"}, "after": null}},
)

test_somebody_answers_for_the_going_of_an_object if {
	plan := plan_test.plan([_gone], [])
	waiver := {"reason": "topic_missing", "subject": "aws_sns_topic.t", "until": "2029-12-31", "because": "it moves"}
	document.sides.after == {} with input as plan
	after := document.sides.after with input as plan with data.question as {"waivers": [waiver], "today": "2029-01-01"}
	after["aws_sns_topic.t"].values == {"name": "t"}
}

test_addresses if {
	plan := plan_test.plan([_gone, plan_test.entry("aws_sns_topic", "u", {}, {})], [])
	addresses := [document.address(side, key) |
		some [side, key] in [["after", "aws_sns_topic.u"], ["found", "aws_sns_topic.t"], ["found", "arn:outside"]]
	] with input as plan
	addresses == ["aws_sns_topic.u", "aws_sns_topic.t", "arn:outside"]
}

test_modules_of_an_address[address] if {
	some address, module in {
		"aws_sns_topic.t": "",
		"module.a.aws_sns_topic.t": "module.a",
		"module.a[\"x.y\"].module.b[0].aws_sns_topic.t": "module.a[\"x.y\"].module.b[0]",
	}
	document._module_of(address) == module
}
