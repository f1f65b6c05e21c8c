package advice

import data.document
import data.explanation
import data.finding
import data.loss
import data.safeguard

# METADATA
# title: Safeguards that the plan gives up
safeguards := finding.grouped({entry |
	some side in loss.befores
	some given_up in safeguard.given_up[side]
	reason := {true: "safeguard_removed", false: "safeguard_given_up"}[given_up.attribute == ""]
	entry := {
		"cause": explanation.cause(reason, given_up.why, document.address(side, given_up.key), given_up.attribute),
		"side": side,
		"level": "",
		"events": set(),
		"outcome": "warn",
	}
})
