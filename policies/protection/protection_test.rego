package protection_test

import data.protection

_events := {record.eventName | some control in data.spec.controls; some record in control.must_match}

test_every_event_is_of_one_class if {
	classes := protection.classes with input as data.corpus["no-change"]
	{event | some events in classes; some event in events} == _events
	sum([count(events) | some events in classes]) == count(_events)
}

test_what_was_applied_is_a_side_only_where_something_drifted if {
	protection.sides == {"found", "after"} with input as data.corpus["first-creation"]
	protection.sides == {"applied", "found", "after"} with input as data.corpus["drift-alarm-deleted-accepted"]
}

test_levels_that_every_event_reaches if {
	protected := protection.protected.after with input as data.corpus["alarm-threshold-three"]
	{level | some level, events in protected; events == _events} == {"recorded", "filtered"}
}

test_subscribers_outside_are_presumed_but_of_a_new_topic if {
	protection._presumes_subscribers("found", "t")
	protection._presumes_subscribers("after", "t") with data.chain.managed_topic as {"after": {}}
	not protection._presumes_subscribers("after", "t") with data.chain.managed_topic as {"after": {"t": "k"}} with data.document.actions as {"k": ["create"]}
}

test_what_the_catalogue_tolerates[reason] if {
	some reason, tolerates in {"trail_of_one_account": true, "trail_not_logging": false}
	found := {true | protection.tolerated({"reason": reason})}
	found == {true | tolerates}
}
