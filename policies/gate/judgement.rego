# METADATA
# title: Gate
# description: |
#   Whether a plan keeps every chain of before, as applied and as found, at every level; and what is to be said of it
#   besides.
package gate

import data.advice
import data.asked
import data.document
import data.finding
import data.loss
import data.posture
import data.waiver

# METADATA
# title: Judgement of a plan
# description: |
#   {control, unjudgeable, findings, protections}. Where `unjudgeable` is not empty, the plan could not be judged and
#   nothing else is said. Findings of outcome fail or unknown reject.
# entrypoint: true
judgement := {
	"control": asked.control,
	"unjudgeable": document.plan_unjudgeable,
	"findings": [],
	"protections": {"before": {}, "after": {}, "lost": {}},
} if {
	count(document.plan_unjudgeable) > 0
} else := {
	"control": asked.control,
	"unjudgeable": [],
	"findings": findings,
	"protections": loss.protections,
}

# METADATA
# title: Findings about the plan
# description: Under the waivers that hold, and with what keeps events from being protected where that is asked.
findings := waiver.told(_open, _left)

# As though nobody answered for anything.
_open := found if {
	count(asked.holding) > 0
	found := _left with data.question as asked.without_waivers
} else := set()

_left := _compared if {
	not asked.required
} else := _required

_compared := (loss.findings | advice.findings) | _denied

# Of a chain that begins with this plan nothing can be lost, and what denies it from the start is as wrong as later.
_denied := posture.denials if {
	loss.begins
} else := set()

# The posture says as failures what is said of a first creation, or of what is taken over, as notes and warnings.
_required := {found | some found in _compared; _is_kept(found)} | {found |
	some found in posture.findings
	not finding.identity(found) in {finding.identity(other) | some other in _compared; finding.rejects(other)}
}

_is_kept(found) if finding.rejects(found)

_is_kept(found) if {
	not _is_said_of_a_link(found)
	not finding.identity(found) in {finding.identity(other) | some other in posture.findings}
}

_is_said_of_a_link(found) if {
	found.outcome == "note"
	found.args.level != ""
}
