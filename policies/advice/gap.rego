package advice

import data.chain
import data.document
import data.explanation
import data.finding
import data.loss
import data.protection

# METADATA
# title: Moments without monitoring
# description: What is destroyed before it is created again.
gaps := finding.grouped({entry |
	some side in loss.befores
	some key in chain.members[side]
	document.actions[key] == ["delete", "create"]
	entry := {
		"cause": explanation.cause("monitoring_gap", "", document.address("after", key), ""),
		"side": side,
		"level": "received",
		"events": _reaching[side],
		"outcome": "warn",
	}
})

# Events that reached a person.
_reaching[side] := {event |
	some representative, joined in protection.chains[side].received
	count(joined) > 0
	some event in protection.classes[representative]
} if {
	some side in loss.befores
}
