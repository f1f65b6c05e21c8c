package waiver

import data.asked
import data.finding

# METADATA
# title: Findings under waivers
# description: Those that are left, what was waived as notes, and what is to be said of the waivers themselves.
told(open, left) := left if {
	count(asked.holding) + count(asked.expired) == 0
} else := union({
	left,
	{object.union(found, {"outcome": "note", "waiver": object.filter(waiver, ["until", "because"])}) |
		some found in open
		waiver := _waiver_of(found)
	},
	{_about("waiver_unused", "note", waiver) |
		some waiver in asked.holding
		not waiver in {_waiver_of(found) | some found in open}
	},
	{_about("waiver_expired", "warn", waiver) | some waiver in asked.expired},
})

# The first that covers a finding that rejects.
_waiver_of(found) := [waiver |
	finding.rejects(found)
	some waiver in asked.holding
	waiver.reason == found.reason
	waiver.subject in {found.subject, object.get(found, "bearer", found.subject)}
][0]

_about(reason, outcome, waiver) := object.union(finding.bare(reason, outcome), {
	"subject": waiver.subject,
	"args": {"detail": concat(", until ", [waiver.reason, object.get(waiver, "until", "no day")])},
})
