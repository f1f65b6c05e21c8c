# METADATA
# title: Posture
# description: |
#   Whether one side by itself protects every event: for each a chain to a person, with no flaw but those that the
#   catalogue tolerates.
package posture

import data.asked
import data.document
import data.explanation
import data.finding
import data.protection

# METADATA
# title: Judgement of what a plan leaves
# description: As that of the gate; nothing is lost, as nothing is compared.
# entrypoint: true
judgement := {
	"control": asked.control,
	"unjudgeable": document.plan_unjudgeable,
	"findings": findings,
	"protections": {
		"before": {},
		"after": {level: object.get(protection.protected.after, level, set()) | some level in protection.levels},
		"lost": {},
	},
}

# METADATA
# title: What keeps events from being protected after a plan
findings := findings_of("after")

# METADATA
# title: Findings of what this plan denies itself
# description: What is missing may come with a later plan; a Deny has to go again.
denials := {found | some found in findings; endswith(found.reason, "_denies")}

# METADATA
# title: What keeps events from being protected on a side
findings_of(side) := finding.grouped({entry |
	some event, events in protection.classes
	level := _lowest(side, event)
	some cause in _causes(side, level, event)
	entry := {"cause": cause, "side": side, "level": level, "events": events, "outcome": finding.rejecting(cause.reason)}
})

# The lowest level without a flawless chain; undefined where there is none.
_lowest(side, event) := [level |
	some level in protection.levels
	not event in object.get(protection.protected[side], level, set())
][0]

_causes(side, level, event) := explanation.flaw_causes(side, nearest, _untolerated(nearest)) if {
	candidates := protection.chains[side][level][event]
	count(candidates) > 0
	nearest := min([[_presumed(candidate), count(_untolerated(candidate)), candidate] | some candidate in candidates])[2]
} else := {explanation.cause(explanation.missing[level], "not there", "", "")}

# What is there explains more than what may be outside.
_presumed(candidate) := 1 if {
	explanation.presumes(candidate.flaws)
} else := 0

_untolerated(candidate) := {flaw | some flaw in candidate.flaws; not protection.tolerated(flaw)}
