package chain_test

import data.chain

_joined := {
	"trail": "T", "group": {"key": "G", "name": "/g"}, "filter": "F",
	"alarm": "A", "speaker": "A", "topic": "arn:t", "subscription": "S",
}

test_only_what_is_managed_is_an_object_of_a_chain if {
	managed := {"after": {"arn:t": "P"}}
	all := {"trail": "T", "group": "G", "filter": "F", "alarm": "A", "topic": "P", "subscription": "S"}
	chain.objects("after", _joined) == all with chain.managed_topic as managed
	chain.objects("after", _joined) == object.remove(all, ["topic"]) with chain.managed_topic as {}
	outside := {
		"trail": "", "group": {"name": "/g"}, "filter": "F",
		"alarm": "A", "speaker": "A", "topic": "arn:t", "subscription": "",
	}
	chain.objects("after", outside) == {"filter": "F", "alarm": "A"} with chain.managed_topic as {}
}

test_a_composite_alarm_is_one_only_where_it_speaks_for_another if {
	not chain.objects("after", _joined).composite with chain.managed_topic as {}
	chain.objects("after", object.union(_joined, {"speaker": "C"})).composite == "C" with chain.managed_topic as {}
	not chain.objects("after", {"trail": "T"}).composite with chain.managed_topic as {}
}

# What is outside is told by what it is called.
test_what_a_level_adds if {
	chain.last("after", "notified", _joined) == "P" with chain.managed_topic as {"after": {"arn:t": "P"}}
	chain.last("after", "notified", _joined) == "arn:t" with chain.managed_topic as {}
	chain.last("after", "received", object.remove(_joined, ["subscription"])) == "" with chain.managed_topic as {}
}
