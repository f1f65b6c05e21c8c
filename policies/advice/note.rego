package advice

import data.document
import data.finding
import data.loss
import data.posture
import data.protection

# METADATA
# title: Notes on a chain that this plan creates
posture_notes := {object.union(found, {"outcome": _weight_of(found)}) |
	some found in (posture.findings - posture.denials)
} if {
	loss.begins
} else := {finding.bare("control_absent", "note")} if {
	loss.nothing_before
	not document.unchanged
} else := set()

# What this plan's own objects suggest, and no event reaches: worth more than a note. That a new subscriber is still to
# confirm is no fault of the plan.
_weight_of(found) := "warn" if {
	found.reason != "subscription_pending"
	not endswith(found.reason, "_external")
	level := found.args.level
	count(object.get(protection.protected.after, level, set())) == 0
	some _, joined in protection.chains.after[level]
	count(joined) > 0
} else := "note"
