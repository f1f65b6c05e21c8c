package picture_test

import data.document
import data.picture

_plan(id) := data.corpus[id]

_states(drawn, link) := {[named.before != null, named.after != null] | some named in drawn.links; named.link == link}

test_every_link_of_a_chain_is_drawn if {
	drawn := picture.plan with input as _plan("no-change")
	{link | some named in drawn.links; link := named.link} == {"trail", "group", "filter", "alarm", "topic", "subscription"}
	count(drawn.joints) == 5
	every joint in drawn.joints { joint.before; joint.after}
}

test_what_a_plan_deletes_is_lost_and_nothing_else if {
	drawn := picture.plan with input as _plan("filter-deleted")
	_states(drawn, "filter") == {[true, false]}
	_states(drawn, "alarm") == {[true, true]}
	{joint.to | some joint in drawn.joints; not joint.after} == {
		"aws_cloudwatch_log_metric_filter.monitoring_metric-filter_8B39FA68",
		"aws_cloudwatch_metric_alarm.monitoring_alarm_5CBE9262",
	}
}

test_what_is_no_longer_told_is_still_joined_to_its_subscription if {
	drawn := picture.plan with input as _plan("alarm-other-topic")
	_states(drawn, "topic") == {[true, true], [false, true]}
	{joint.to | some joint in drawn.joints; not joint.after} == {"aws_sns_topic.monitoring_topic_DC51B990"}
}

test_an_alarm_that_speaks_for_another_is_drawn_between if {
	drawn := picture.plan with input as _plan("composite-speaks")
	_states(drawn, "composite") == {[false, true]}
}

test_drift_is_drawn_from_what_was_applied_to_what_was_found if {
	drawn := picture.drift with input as _plan("drift-subscription-deleted-accepted")
	_states(drawn, "subscription") == {[true, false]}
}

test_what_is_marked_is_not_named if {
	drawn := picture.plan with input as _plan("no-change")
		with document.sensitive_texts as {"iam-policy-changes"}
	every named in drawn.links { not contains(named.after, "iam-policy-changes") }
}
