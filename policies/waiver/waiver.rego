# METADATA
# title: Waivers
# description: |
#   What somebody answers for until a day. A waiver takes one flaw of one object away from what a plan leaves, before anything is compared,
#   so that it hides nothing else.
package waiver

import data.asked
import data.bearer
import data.blame
import data.document

# METADATA
# title: Flaws that stand
# description: Flaws of joined objects (link → key or ARN) without those that are waived on *after*.
standing(side, _, flaws) := flaws if side != "after"

standing("after", _, flaws) := flaws if count(asked.holding) == 0

standing("after", joined, flaws) := {flaw | some flaw in flaws; not _is_waived(joined, flaw)} if count(asked.holding) > 0

_is_waived(joined, flaw) if {
	some waiver in asked.holding
	waiver.reason == flaw.reason
	every key in bearer.keys("after", joined, flaw) { waiver.subject in _subjects(joined, flaw.reason, key) }
}

# A waiver names who bears a flaw, or what this plan changes to cause it, as the finding does.
_subjects(joined, reason, key) := {document.address("after", key)} | {document.address(side, edit.key) |
	some side in ["found", "applied"]
	some edit in blame.edits(side, joined, reason, key)
}
