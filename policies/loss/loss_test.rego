package loss_test

import data.loss

test_nothing_is_lost_by_a_plan_that_changes_nothing if {
	plan := data.corpus["no-change"]
	loss.losses == set() with input as plan
	not loss.nothing_before with input as plan
	not loss.begins with input as plan
	lost := loss.protections.lost with input as plan
	{level | some level, events in lost; count(events) > 0} == set()
}

test_levels_above_the_lowest_are_consequences if {
	plan := data.corpus["alarm-threshold-three"]
	lowest := loss.lowest.found with input as plan
	{level | some _, level in lowest} == {"alarmed"}
	lost := loss.protections.lost with input as plan
	{level | some level, events in lost; count(events) > 0} == {"alarmed", "notified", "received"}
}

test_a_first_creation_begins_a_chain if {
	plan := data.corpus["first-creation"]
	loss.begins with input as plan
	loss.losses == set() with input as plan
}
