# METADATA
# title: Drift
# description: |
#   Whether what a refresh found is as good as what was last applied, and good by itself. Drift is read as a plan that
#   somebody carried out behind Terraform's back, so that the gate compares it as any other.
package drift

import data.advice
import data.asked
import data.comparison
import data.document
import data.finding
import data.loss
import data.posture
import data.protection
import data.waiver

# METADATA
# title: Judgement of drift
# description: |
#   As that of the gate: before is what was applied, after what was found; `args.repair` of a finding says what the
#   plan does about it. A state has no side that was applied: it is judged outright.
# entrypoint: true
judgement := {
	"control": asked.control,
	"unjudgeable": unjudgeable,
	"findings": [],
	"protections": {"before": {}, "after": {}, "lost": {}},
} if {
	count(unjudgeable) > 0
} else := {
	"control": asked.control,
	"unjudgeable": [],
	"findings": findings,
	"protections": _protections,
}

# METADATA
# title: Why drift cannot be judged
unjudgeable := document.unjudgeable | {{"reason": "document_malformed", "args": {"detail": detail}} |
	some address in document.drift_disputed
	detail := concat("", ["resource_drift and prior_state disagree about ", address])
}

# METADATA
# title: Findings about what was found
# description: Under the waivers that hold.
findings := waiver.told(_open, _left)

# As though nobody answered for anything.
_open := found if {
	count(asked.holding) > 0
	found := _left with data.question as asked.without_waivers
} else := set()

_left := (_drifted | _seen.narrowings) | _standing

_protections := {"before": {}, "after": _seen.protections.after, "lost": {}} if {
	document.is_state
} else := _seen.protections

# The whole judgement of drift, read as a plan.
_seen := seen if seen := _happened with input as document.drift

# Of a plan: what is lost by it, with the chains that are lost at that level and above, and what both of its sides say
# outright.
_happened := {
	"losses": {{"finding": found, "chains": chains} |
		some [cause, level] in {[entry.cause, entry.level] | some entry in loss.losses}
		alike := {entry | some entry in loss.losses; entry.cause == cause; entry.level == level}
		some found in finding.grouped({object.remove(entry, ["chain"]) | some entry in alike})
		chains := {{"event": event, "level": higher, "chain": chain} |
			some entry in alike
			some event in entry.events
			some higher in protection.levels
			_position(higher) >= _position(level)
			some chain in loss.lost.found[min(entry.events)][higher]
		}
	},
	"narrowings": advice.narrowings,
	"outright_before": {finding.identity(found) | some found in posture.findings_of("found")},
	"outright": posture.findings,
	"protections": loss.protections,
}

_drifted := {object.union(lost.finding, {"args": {"repair": _repair(lost)}}) | some lost in _seen.losses}

_repair(_) := "drift_accepted" if document.is_refresh_only

_repair(lost) := _mended(lost) if not document.is_refresh_only

_mended(lost) := "drift_repaired" if {
	every entry in lost.chains { _restored(entry) }
} else := "drift_remains"

_restored(lost) if {
	some representative, events in protection.classes
	lost.event in events
	comparison.kept(lost.chain, protection.chains.after[lost.level][representative])
}

# What is wrong with what was found, beside what drift explains: it was so before, or no drift has to do with its
# events.
_standing := {found |
	some found in _seen.outright
	not finding.identity(found) in {finding.identity(lost.finding) | some lost in _seen.losses}
	_stands(found)
}

_stands(found) if finding.identity(found) in _seen.outright_before

_stands(found) if {
	some event in found.args.events
	not _explained(event, found.args.level)
}

_explained(event, level) if {
	some lower in protection.levels
	event in _seen.protections.lost[lower]
	_position(lower) <= _position(level)
}

_position(level) := [position | some position, other in protection.levels; other == level][0]
