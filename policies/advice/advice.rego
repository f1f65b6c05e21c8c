# METADATA
# title: Advice
# description: What is said of a plan beside what it loses; nothing here rejects.
package advice

import data.document
import data.finding

# METADATA
# title: Findings that reject nothing
findings := union({gaps, narrowings, safeguards, hazards, imports, unrecognised, posture_notes, _of_the_plan})

_of_the_plan contains finding.bare("plan_touches_nothing", "note") if document.unchanged

_of_the_plan contains finding.bare("plan_partial", "note") if document.is_partial
