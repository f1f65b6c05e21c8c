package advice

import data.document
import data.finding
import data.loss
import data.posture
import data.protection

# METADATA
# title: Notes on a chain that this plan creates
posture_notes := {object.union(found, {"outcome": _weight_of(found)}) | some found in posture.findings} if {
	_nothing_before
	_something_after
} else := {finding.bare("control_absent", "note")} if {
	_nothing_before
	not document.unchanged
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

_nothing_before if {
	every side in loss.befores {
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
