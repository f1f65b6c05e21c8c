package explanation

import data.bearer
import data.document
import data.reason

# METADATA
# title: Causes that flaws of a chain are
flaw_causes(side, joined, flaws) := {caused |
	some flaw in flaws
	some key in bearer.keys(side, joined, flaw)
	caused := {
		"reason": flaw.reason,
		"detail": flaw.detail,
		"degree": flaw.degree,
		"subject": document.address(side, key),
		"attribute": object.get(reason.catalogued, [flaw.reason, "attribute"], ""),
	}
}
