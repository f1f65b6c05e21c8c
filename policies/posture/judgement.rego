# METADATA
# title: Posture
# description: |
#   Whether one side by itself protects every event: for each a chain to a person, with no flaw but those that the catalogue tolerates.
package posture

import data.explanation
import data.finding
import data.protection

# METADATA
# title: Judgement of what a plan leaves
# description: As that of the gate; nothing is lost, as nothing is compared.
# entrypoint: true
judgement := {
	"control": "iam-policy-changes",
	"unjudgeable": data.gate.unjudgeable,
	"findings": findings,
	"protections": {
		"before": {},
		"after": {level: object.get(protection.protected.after, level, set()) | some level in protection.levels},
		"lost": {},
	},
}

# METADATA
# title: What keeps events from being protected
findings := finding.grouped({entry |
	some event, level in _lowest
	some cause in _causes(level, event)
	entry := {"cause": cause, "side": "after", "level": level, "events": protection.classes[event], "outcome": finding.rejecting(cause.reason)}
})

# The lowest level without a flawless chain.
_lowest[event] := [level |
	some level in protection.levels
	not event in object.get(protection.protected.after, level, set())
][0] if {
	some event, _ in protection.classes
}

_causes(level, event) := explanation.flaw_causes("after", nearest, _untolerated(nearest)) if {
	candidates := protection.chains.after[level][event]
	count(candidates) > 0
	nearest := min([[count(_untolerated(candidate)), candidate] | some candidate in candidates])[1]
} else := {explanation.cause(explanation.missing[level], "", "", "")}

_untolerated(candidate) := {flaw | some flaw in candidate.flaws; not protection.tolerated(flaw)}
