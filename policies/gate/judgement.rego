# METADATA
# title: Gate
# description: |
#   Whether a plan keeps every chain of before, as applied and as found, at every level.
package gate

import data.chain
import data.comparison
import data.document
import data.finding
import data.posture
import data.protection

# METADATA
# title: Judgement of a plan
# description: |
#   {control, unjudgeable, findings, protections}. Where `unjudgeable` is not empty, the plan could not be judged and nothing else is
#   said. Findings of outcome fail or unknown reject.
# entrypoint: true
judgement := {
	"control": "iam-policy-changes",
	"unjudgeable": unjudgeable,
	"findings": [],
	"protections": {"before": {}, "after": {}, "lost": {}},
} if {
	count(unjudgeable) > 0
} else := {
	"control": "iam-policy-changes",
	"unjudgeable": [],
	"findings": findings,
	"protections": protections,
}

# METADATA
# title: Why the plan cannot be judged
unjudgeable := document.unjudgeable | {{"reason": "document_is_a_state", "args": {}} | document.is_state}

# METADATA
# title: Findings about the plan
findings := ((_losses | _gaps) | narrowings) | _notes

# METADATA
# title: Protected events before, after, and those of which a chain is lost
# description: Each level → set of event names.
protections := {
	"before": _by_level(protection.protected[_first]),
	"after": _by_level(protection.protected.after),
	"lost": {level: {event | some event, levels in _lost_levels; level in levels} | some level in protection.levels},
}

# What was there before the plan: as applied, where something drifted.
_first := "applied" if {
	"applied" in protection.sides
} else := "found"

_befores := protection.sides - {"after"}

_by_level(protected) := {level: object.get(protected, level, set()) | some level in protection.levels}

# METADATA
# title: Chains that are lost
# description: before side → representative event → level → set of chains. Levels without a loss have an empty set.
lost[side][event][level] := comparison.lost(protection.chains[side][level][event], protection.chains.after[level][event]) if {
	some side in _befores
	some event, _ in protection.classes
	some level in protection.levels
}

_lost_levels[event] contains level if {
	some side in _befores
	some representative, levels in lost[side]
	some level, chains in levels
	count(chains) > 0
	some event in protection.classes[representative]
}

# The lowest level that is lost: the levels above are consequences.
_lowest[side][event] := [level | some level in protection.levels; count(levels[level]) > 0][0] if {
	some side in _befores
	some event, levels in lost[side]
}

# METADATA
# title: Causes of what is lost
# description: Entries of `finding.grouped`, each with the chain that is lost by it.
losses contains entry if {
	some side in _befores
	some event, level in _lowest[side]
	some joined in lost[side][event][level]
	some cause in data.explanation.causes(side, level, event, joined)
	entry := {
		"cause": cause,
		"side": side,
		"level": level,
		"events": protection.classes[event],
		"outcome": finding.rejecting(cause.reason),
		"chain": joined,
	}
}

_losses := finding.grouped({object.remove(entry, ["chain"]) | some entry in losses})

# A moment without monitoring: destroyed before it is created again.
_gaps := finding.grouped({entry |
	some side in _befores
	some event, joined in protection.chains[side].received
	some candidate in joined
	some key in data.explanation.objects(side, candidate)
	document.actions[key] == ["delete", "create"]
	entry := {
		"cause": data.explanation.cause("monitoring_gap", "", data.explanation.subject("after", key), ""),
		"side": side,
		"level": "received",
		"events": protection.classes[event],
		"outcome": "warn",
	}
})

# METADATA
# title: Events that are watched from IAM alone afterwards
# description: The benchmark's own text watches every source; that of AWS's present checks only IAM.
narrowings := finding.grouped({entry |
	some side in _befores
	some event, _ in protection.classes
	not event in object.get(_lowest, side, {})
	not _lowest[side][event]
	count(_any_source(side, event)) > 0
	count(_any_source("after", event)) == 0
	some key in _any_source(side, event)
	entry := {
		"cause": data.explanation.cause("scope_narrowed", "", data.explanation.subject("after", key), "pattern"),
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

_notes := posture_notes | {finding.bare("plan_touches_nothing", "note") | _untouched}

# METADATA
# title: Notes on a chain that this plan creates
posture_notes := {object.union(found, {"outcome": "note"}) | some found in posture.findings} if {
	_nothing_before
	_something_after
} else := {finding.bare("control_absent", "note")} if {
	_nothing_before
	not _untouched
} else := set()

_untouched if {
	document.sides.found == document.sides.after
	document.sides.applied == document.sides.found
}

_nothing_before if {
	every side in _befores {
		every level in protection.levels {
			every event, _ in protection.classes {
				count(protection.chains[side][level][event]) == 0
			}
		}
	}
}

_something_after if {
	some event, _ in protection.classes
	count(protection.chains.after.recorded[event]) > 0
}
