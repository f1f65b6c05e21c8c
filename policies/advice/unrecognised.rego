package advice

import data.auditor
import data.chain
import data.document
import data.explanation
import data.finding
import data.protection

# METADATA
# title: Patterns that an auditor does not know
# description: Of what this plan writes; a pattern that is proved is good, and yet an auditor may not know it.
unrecognised := finding.grouped({entry |
	some key, _ in chain.aims.after
	pattern := document.at(document.sides.after[key], ["pattern"])
	pattern != _pattern_found(key)
	every event, _ in protection.classes { chain.readings[pattern].flaws[event] == set() }
	not pattern in {text | some text in auditor.published}
	strangers := {data.spec.auditors[id].title | some id in auditor.strangers(pattern)}
	count(strangers) > 0
	entry := {
		"cause": explanation.cause(
			"pattern_unrecognised",
			concat(", ", sort(strangers)),
			document.address("after", key),
			"pattern",
		),
		"side": "found",
		"level": "",
		"events": set(),
		"outcome": "note",
	}
})

_pattern_found(key) := document.at(document.sides.found[key], ["pattern"]) if {
	document.sides.found[key]
} else := null
