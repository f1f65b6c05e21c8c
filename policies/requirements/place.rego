package requirements

import data.account

# METADATA
# title: Flaws of a relation between two places that are only perhaps the same
# description: One for each part that nothing tells (D1), so that it is as good while the same is not told.
doubt_flaws(reason, one, other) := {flaw_of(reason, doubt) | some doubt in account.doubts(one, other)}
