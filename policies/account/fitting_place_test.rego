package fitting_place_test

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

# name → two accounts, and whether they can be one.
_accounts := {
	"one that the provider allows": ["(one)", "1", true],
	"one that it does not allow": ["(one)", "3", false],
	"the same, told the other way": ["3", "(one)", false],
	"providers that allow others": ["(one)", "(other)", false],
	"providers that allow one of both": ["(one)", "(both)", true],
	"a provider and itself": ["(one)", "(one)", true],
	"a provider that lists none": ["(none)", "(other)", true],
	"a provider that says nothing": ["(one)", "(unlisted)", true],
	"an account that nothing tells": ["(one)", null, true],
}

_fit(one, other) if account.fits_account(one, other) with data.document.provider_configurations as _providers

test_accounts_that_providers_allow[name] if {
	some name, [one, other, wanted] in _accounts
	{true | _fit(one, other)} == {true | wanted}
}
