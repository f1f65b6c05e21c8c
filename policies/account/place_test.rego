package account_test

import data.account

_place(region, account) := {"region": region, "account": account}

test_a_place_that_nothing_tells_fits_everywhere if {
	account.fits(_place("us-east-1", "1"), _place(null, null))
	account.fits(_place(null, null), _place("us-east-1", "1"))
	account.fits(_place(null, null), _place(null, null))
	not account.fits(_place("us-east-1", "1"), _place("eu-west-1", "1"))
	not account.fits(_place("us-east-1", "1"), _place("us-east-1", "2"))
}

# Providers, and which accounts each allows.
_providers := {
	"one": {"expressions": {"allowed_account_ids": {"constant_value": ["1", "2"]}}},
	"other": {"expressions": {"allowed_account_ids": {"constant_value": ["3"]}}},
	"both": {"expressions": {"allowed_account_ids": {"constant_value": ["2", "3"]}}},
	"none": {"expressions": {"allowed_account_ids": {"constant_value": []}}},
}

# Two accounts → whether they can be one.
_accounts := {
	["(one)", "1"]: true,
	["(one)", "3"]: false,
	["3", "(one)"]: false,
	["(one)", "(other)"]: false,
	["(one)", "(both)"]: true,
	["(one)", "(one)"]: true,
	["(none)", "(other)"]: true,
	["(one)", null]: true,
	["(one)", "(unlisted)"]: true,
}

_fit(one, other) if account.fits_account(one, other) with data.document.provider_configurations as _providers

test_accounts_that_providers_allow[[one, other]] if {
	some [one, other], wanted in _accounts
	{true | _fit(one, other)} == {true | wanted}
}
