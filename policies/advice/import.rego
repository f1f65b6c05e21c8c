package advice

import data.chain
import data.document
import data.explanation
import data.finding
import data.protection

# METADATA
# title: Flaws of what the plan takes over
# description: Nothing is lost by taking a flawed object over, yet this is the plan that makes it ours.
imports := finding.grouped({entry |
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
