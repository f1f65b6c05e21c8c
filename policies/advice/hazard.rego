package advice

import data.explanation
import data.finding
import data.hazard

# METADATA
# title: Hazards beside the chain
hazards := finding.grouped({entry |
	some found in hazard.hazards
	entry := {
		"cause": explanation.cause(found.reason, found.detail, found.subject, ""),
		"side": "found",
		"level": "",
		"events": set(),
		"outcome": "warn",
	}
})
