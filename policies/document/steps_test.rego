package document_test

import data.document
import data.plan_test

_stepping(actions) := plan_test.plan(
	[object.union(plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {}), {"change": {"actions": actions, "before": {"name": "t"}}})],
	[],
)

test_what_a_plan_does_to_an_object[name] if {
	some name, [actions, creates, destroys] in {
		"nothing": [["no-op"], false, false],
		"an update": [["update"], false, false],
		"a creation": [["create"], true, false],
		"a deletion": [["delete"], false, true],
		"a replacement": [["delete", "create"], true, true],
		"a replacement, the new first": [["create", "delete"], true, true],
		"to forget it": [["forget"], false, false],
	}
	plan := _stepping(actions)
	document.creates("aws_sns_topic.t") == creates with input as plan
	document.destroys("aws_sns_topic.t") == destroys with input as plan
}

test_what_is_not_in_a_plan_is_neither_made_nor_destroyed if {
	document.creates("aws_sns_topic.u") == false with input as _stepping(["create"])
	document.destroys("aws_sns_topic.u") == false with input as _stepping(["delete"])
}

test_what_is_taken_over if {
	taken := object.union(plan_test.entry("aws_sns_topic", "t", {"name": "t"}, {}), {"change": {"importing": {"id": "t"}}})
	document.imported == {"aws_sns_topic.t"} with input as plan_test.plan([taken], [])
	document.imported == set() with input as _stepping(["create"])
}
