# METADATA
# title: Comparison
# description: |
#   At least as good. A chain is {scope, flaws}, a flaw {reason, detail, degree}. Knows nothing of AWS.
package comparison

# METADATA
# title: Chains of before that nothing after makes up for
# description: What is still there makes up for itself.
lost(before, after) := {chain |
	some chain in (before - after)
	not kept(chain, after)
}

# METADATA
# title: Whether some chain after is at least as good
kept(chain, after) if {
	some candidate in after
	same_scope(candidate.scope, chain.scope)
	at_least_as_good(candidate.flaws, chain.flaws)
}

# METADATA
# title: Whether flaws are at least as good as others
# description: Each is one of the others too, with the same detail and no higher degree.
at_least_as_good(flaws, others) if {
	every flaw in flaws { borne(flaw, others) }
}

# METADATA
# title: Whether a flaw was borne before
borne(flaw, others) if {
	some other in others
	other.reason == flaw.reason
	other.detail == flaw.detail
	no_higher(flaw.degree, other.degree)
}

# METADATA
# title: Whether a degree is no higher than another
# description: Of lists, no measure may be higher; two that disagree leave both undecided.
no_higher(degree, other) if {
	is_number(degree)
	is_number(other)
	degree <= other
}

no_higher(degree, other) if {
	is_array(degree)
	count(degree) == count(other)
	every position, measure in degree { measure <= other[position] }
}

# METADATA
# title: Whether two scopes can be the same
# description: null is a scope that nothing tells.
same_scope(scope, scope)

same_scope(null, scope) if scope != null

same_scope(scope, null) if scope != null
