package comparison_test

import data.comparison

# Every set of at most two flaws out of eight: small enough to try all of them, rich enough for every law.
_flaws := {{"reason": reason, "detail": detail, "degree": degree} |
	some reason in ["one", "other"]
	some detail in ["x", "y"]
	some degree in [1, 2]
}

_sets := ({set()} | {{flaw} | some flaw in _flaws}) | {{one, other} | some one in _flaws; some other in _flaws}

_better[worse] := {set_of_flaws | some set_of_flaws in _sets; comparison.at_least_as_good(set_of_flaws, worse)} if {
	some worse in _sets
}

test_c1_reflexive if {
	every flaws in _sets { flaws in _better[flaws] }
}

test_c1_transitive if {
	every worst, middles in _better {
		every middle in middles {
			count(_better[middle] - _better[worst]) == 0
		}
	}
}

test_c1_less_is_better if {
	every flaws in _sets {
		every flaw in flaws { (flaws - {flaw}) in _better[flaws] }
	}
}

test_c1_a_new_flaw_is_a_loss if {
	every flaws in {flaws | some flaws in _sets; count(flaws) < 2} {
		borne := {flaw | some flaw in _flaws; comparison.borne(flaw, flaws)}
		kept := {flaw | some flaw in _flaws; (flaws | {flaw}) in _better[flaws]}
		borne == kept
	}
}

test_c2_higher_degree_is_worse if {
	low := {{"reason": "one", "detail": "", "degree": 1}}
	high := {{"reason": "one", "detail": "", "degree": 2}}
	comparison.at_least_as_good(low, high)
	not comparison.at_least_as_good(high, low)
}

test_c2_another_detail_is_another_flaw if {
	not comparison.at_least_as_good({{"reason": "one", "detail": "x", "degree": 0}}, {{"reason": "one", "detail": "y", "degree": 0}})
}

test_c3_account_must_agree if {
	chain := {"scope": "1", "flaws": set()}
	comparison.kept(chain, {{"scope": "1", "flaws": set()}})
	not comparison.kept(chain, {{"scope": "2", "flaws": set()}})
}

test_c3_unknown_account_fits_every_one if {
	comparison.kept({"scope": null, "flaws": set()}, {{"scope": "2", "flaws": set()}})
	comparison.kept({"scope": "2", "flaws": set()}, {{"scope": null, "flaws": set()}})
}

test_lost_names_exactly_what_has_no_match if {
	flawless := {"scope": "1", "flaws": set()}
	flawed := {"scope": "1", "flaws": {{"reason": "one", "detail": "", "degree": 1}}}
	comparison.lost({flawless, flawed}, {flawed}) == {flawless}
	comparison.lost({flawless, flawed}, {flawless}) == set()
	comparison.lost({flawless, flawed}, set()) == {flawless, flawed}
}

test_a_scope_that_nothing_tells_can_be_any if {
	comparison.same_scope("a", "a")
	comparison.same_scope(null, "a")
	comparison.same_scope("a", null)
	comparison.same_scope(null, null)
	not comparison.same_scope("a", "b")
}
