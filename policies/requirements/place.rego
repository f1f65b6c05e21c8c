package requirements

import data.account

# METADATA
# title: Flaws of a relation between two places that are only perhaps the same
# description: One for each part that nothing tells (D1), so that it is as good while the same is not told.
doubt_flaws(reason, one, other) := {flaw_of(reason, doubt) | some doubt in account.doubts(one, other)}

# METADATA
# title: Flaws of links that perhaps lead to another place
# description: |
#   Only of links that are not joined into the chain themselves, as of a trail to its bucket and of a policy to what it
#   is put on.
link_flaws(side, resource) := {flaw_of("link_place_unknown", doubt) | some doubt in account.link_doubts(side, resource)}
