package advice

import data.chain
import data.document
import data.explanation
import data.finding
import data.loss
import data.protection

# METADATA
# title: Events that are watched from their own source alone afterwards
# description: The benchmark's own text watches every source; that of AWS's present checks only the service's.
narrowings := finding.grouped({entry |
	some side in loss.befores
	some event, _ in protection.classes
	not event in object.get(loss.lowest, side, {})
	not loss.lowest[side][event]
	count(_any_source(side, event)) > 0
	count(_any_source("after", event)) == 0
	some key in _any_source(side, event)
	entry := {
		"cause": explanation.cause("scope_narrowed", "", document.address("after", key), "pattern"),
		"side": side,
		"level": "filtered",
		"events": protection.classes[event],
		"outcome": "warn",
	}
})

_any_source(side, event) := {key |
	some key, _ in chain.aims[side]
	event in chain.reading_of(document.sides[side][key]).any_source
}
