# METADATA
# title: Waivers
# description: |
#   What somebody answers for until a day. data.waivers is an array of {reason, subject}: those that hold today, as the host hands them
#   over. A waiver takes one flaw of one object away from what a plan leaves, before anything is compared, so that it hides nothing else.
package waiver

import data.bearer
import data.document

# METADATA
# title: Flaws that stand
# description: Flaws of joined objects (link → key or ARN) without those that are waived on *after*.
standing(side, _, flaws) := flaws if side != "after"

standing("after", _, flaws) := flaws if count(_waivers) == 0

standing("after", joined, flaws) := {flaw | some flaw in flaws; not _is_waived(joined, flaw)} if count(_waivers) > 0

_waivers := [waiver | some waiver in data.waivers]

_is_waived(joined, flaw) if {
	some waiver in _waivers
	waiver.reason == flaw.reason
	every key in bearer.keys("after", joined, flaw) { document.address("after", key) == waiver.subject }
}
