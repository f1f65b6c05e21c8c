# METADATA
# title: Loss
# description: |
#   What a plan loses: the chains of before, as applied and as found, that nothing after makes up for, at every level.
package loss

import data.comparison
import data.explanation
import data.finding
import data.protection

# METADATA
# title: Sides that were there before the plan
befores := protection.sides - {"after"}

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

_by_level(protected) := {level: object.get(protected, level, set()) | some level in protection.levels}

# METADATA
# title: Chains that are lost
# description: before side → representative event → level → set of chains. Levels without a loss have an empty set.
lost[side][event][level] := comparison.lost(before, after) if {
	some side in befores
	some event, _ in protection.classes
	some level in protection.levels
	before := protection.chains[side][level][event]
	after := protection.chains.after[level][event]
}

_lost_levels[event] contains level if {
	some side in befores
	some representative, levels in lost[side]
	some level, chains in levels
	count(chains) > 0
	some event in protection.classes[representative]
}

# METADATA
# title: The lowest level that is lost
# description: |
#   before side → representative event → level. The levels above are consequences. That a trail outside was presumed of
#   a group is a consequence, too, of the filter that named the group.
lowest[side][event] := levels_lost[0] if {
	some side in befores
	some event, levels in lost[side]
	levels_lost := array.concat(
		[level | some level in protection.levels; _is_cause(level, levels[level])],
		[level | some level in protection.levels; count(levels[level]) > 0],
	)
	count(levels_lost) > 0
}

_is_cause(level, chains) if {
	some joined in chains
	not _presumed(level, joined)
}

_presumed("recorded", joined) if joined.trail == ""

# METADATA
# title: Causes of what is lost
# description: Entries of `finding.grouped`, each with the chain that is lost by it.
losses contains entry if {
	some side in befores
	some event, level in lowest[side]
	some joined in lost[side][event][level]
	some cause in explanation.causes(side, level, event, joined)
	entry := {
		"cause": cause,
		"side": side,
		"level": level,
		"events": protection.classes[event],
		"outcome": finding.rejecting(cause.reason),
		"chain": joined,
	}
}

# METADATA
# title: Findings of what is lost
findings := finding.grouped({object.remove(entry, ["chain"]) | some entry in losses})

# METADATA
# title: Whether no chain was there before the plan
nothing_before if {
	every side in befores {
		every level in protection.levels {
			every event, _ in protection.classes {
				count(protection.chains[side][level][event]) == 0
			}
		}
	}
}

# METADATA
# title: Whether the plan creates what is the first of a chain
begins if {
	nothing_before
	some event, _ in protection.classes
	count(protection.chains.after.recorded[event]) > 0
}
