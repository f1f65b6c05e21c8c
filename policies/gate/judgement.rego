# METADATA
# title: Gate
# description: |
#   Whether a plan keeps every chain of before, as applied and as found, at every level.
package gate

import data.auditor
import data.chain
import data.comparison
import data.document
import data.explanation
import data.finding
import data.hazard
import data.posture
import data.protection
import data.safeguard

# METADATA
# title: Judgement of a plan
# description: |
#   {control, unjudgeable, findings, protections}. Where `unjudgeable` is not empty, the plan could not be judged and nothing else is
#   said. Findings of outcome fail or unknown reject.
# entrypoint: true
judgement := {
	"control": "iam-policy-changes",
	"unjudgeable": document.plan_unjudgeable,
	"findings": [],
	"protections": {"before": {}, "after": {}, "lost": {}},
} if {
	count(document.plan_unjudgeable) > 0
} else := {
	"control": "iam-policy-changes",
	"unjudgeable": [],
	"findings": findings,
	"protections": protections,
}

# METADATA
# title: Findings about the plan
findings := union({_losses, _gaps, narrowings, _safeguards, _hazards, _imports, _notes})

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

# The lowest level that is lost: the levels above are consequences. That a trail outside was presumed of a group is a consequence, too, of
# the filter that named the group.
_lowest[side][event] := lowest[0] if {
	some side in _befores
	some event, levels in lost[side]
	lowest := array.concat(
		[level | some level in protection.levels; _is_cause(level, levels[level])],
		[level | some level in protection.levels; count(levels[level]) > 0],
	)
	count(lowest) > 0
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
	some side in _befores
	some event, level in _lowest[side]
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

_losses := finding.grouped({object.remove(entry, ["chain"]) | some entry in losses})

# A moment without monitoring: destroyed before it is created again.
_gaps := finding.grouped({entry |
	some side in _befores
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
	some side in _befores
}

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

_safeguards := finding.grouped({entry |
	some side in _befores
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

_hazards := finding.grouped({entry |
	some found in hazard.hazards
	entry := {
		"cause": explanation.cause(found.reason, found.detail, found.subject, ""),
		"side": "found",
		"level": "",
		"events": set(),
		"outcome": "warn",
	}
})

# Nothing is lost by taking a flawed object over, yet this is the plan that makes it ours.
_imports := finding.grouped({entry |
	some key in document.imported
	some level in protection.levels
	some _, candidates in protection.chains.after[level]
	some candidate in candidates
	key in {joined | some _, joined in chain.objects("after", candidate)}
	flaws := {flaw | some flaw in candidate.flaws; not protection.tolerated(flaw)}
	some cause in explanation.flaw_causes("after", candidate, flaws)
	cause.subject == document.address("after", key)
	entry := {"cause": cause, "side": "found", "level": "", "events": set(), "outcome": "warn"}
})

# Advice on what this plan writes: a pattern that is proved is good, and yet an auditor may not know it.
_unrecognised := finding.grouped({entry |
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

_notes := union({
	_unrecognised,
	posture_notes,
	{finding.bare("plan_touches_nothing", "note") | _untouched},
	{finding.bare("plan_partial", "note") | document.is_partial},
})

# METADATA
# title: Notes on a chain that this plan creates
posture_notes := {object.union(found, {"outcome": _weight_of(found)}) | some found in posture.findings} if {
	_nothing_before
	_something_after
} else := {finding.bare("control_absent", "note")} if {
	_nothing_before
	not _untouched
} else := set()

# What this plan's own objects suggest, and no event reaches: worth more than a note. That a new subscriber is still to confirm is no
# fault of the plan.
_weight_of(found) := "warn" if {
	found.reason != "subscription_pending"
	not endswith(found.reason, "_external")
	level := found.args.level
	count(object.get(protection.protected.after, level, set())) == 0
	some _, joined in protection.chains.after[level]
	count(joined) > 0
} else := "note"

_untouched if document.unchanged

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
