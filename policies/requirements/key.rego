package requirements

import data.account
import data.document

# METADATA
# title: Flaws of the key that a link encrypts with
# description: |
#   `thing` begins the reasons; `reference` is the key's ARN, id or alias, null for no key, or unknown. The context of
#   the requests is completed with the key's ARN.
key_flaws(_, _, null, _, _) := set()

key_flaws(side, thing, reference, place, requests) := {flaw(concat("", [thing, "_unknown"]))} if {
	reference == document.unknown
} else := {flaw_of(concat("", [thing, "_of_aws"]), reference)} if {
	contains(reference, "alias/aws/")
} else := flaws if {
	keys := _keys_named(side, reference, place)
	count(keys) > 0
	flaws := _alias_flaws(side, reference, place) | {flaw |
		some key in keys
		some flaw in _managed_key_flaws(side, thing, key, requests)
	}
} else := flaws if {
	aliases := _aliases_named(side, reference, place)
	count(aliases) > 0
	flaws := _alias_flaws(side, reference, place) | {flaw |
		some alias in aliases
		some flaw in _external_key_flaws(side, thing, account.link(alias, "target_key_id"), place, requests)
	}
} else := {flaw_of(concat("", [thing, "_missing"]), reference)} if {
	side == "after"
	some before in ["applied", "found"]
	count(_keys_named(before, reference, place)) + count(_aliases_named(before, reference, place)) > 0
} else := _external_key_flaws(side, thing, reference, place, requests) if {
	reference != null
}

_external_key_flaws(_, thing, reference, _, _) := {flaw(concat("", [thing, "_unknown"]))} if {
	reference == document.unknown
}

_external_key_flaws(side, thing, reference, place, requests) := external | imposed if {
	is_string(reference)
	key := _in_full(reference, place)
	external := {flaw_of(concat("", [thing, "_external"]), key)}
	imposed := _imposed_key_flaws(side, thing, key, requests)
}

# An id alone is that of a key in the place of what it encrypts.
_in_full(reference, place) := arn if {
	not startswith(reference, "arn:")
	not startswith(reference, "alias/")
	regex.match(`^[a-z]{2}[a-z0-9-]+$`, place.region)
	regex.match(`^[0-9]{12}$`, place.account)
	arn := concat("", ["arn:", account.partition, ":kms:", place.region, ":", place.account, ":key/", reference])
} else := reference

# What is put on an external key here is judged (R12); taking a policy away puts the default one back, which lets no
# service in.
_imposed_key_flaws(side, thing, reference, requests) := permission_flaws_if_any(
	thing,
	_left_alone(side, policies, before) | {policy_in(side, policy, "policy") |
		some policy in account.perhaps_on_outside(side, "aws_kms_key_policy", "key_id", account.account_in(reference))
	},
	{object.union(request, {"resource": reference}) | some request in requests},
) if {
	policies := _policies_on_external_key(side, reference)
	before := {policy |
		some former in ["applied", "found"]
		some policy in _policies_on_external_key(former, reference)
	}
}

_policies_on_external_key(side, reference) := {policy_in(side, policy, "policy") |
	some policy in account.objects(side, "aws_kms_key_policy")
	account.same_key(account.link(policy, "key_id"), reference)
}

_alias_flaws(side, reference, place) := {flaw |
	some alias in _aliases_named(side, reference, place)
	some flaw in common_flaws(side, alias)
}

_aliases_named(side, reference, place) := {alias |
	some alias in account.known_as(side, "aws_kms_alias", reference)
	account.fits(account.place[side][alias.key], place)
}

_managed_key_flaws(side, thing, key, requests) := union({
	common_flaws(side, key),
	{flaw(concat("", [thing, "_disabled"])) | document.at(key, ["is_enabled"]) == false},
	{flaw_of(concat("", [thing, "_unfit"]), value) |
		some attribute, needed in _encrypting
		value := document.at_or(key, [attribute], needed)
		not value in {needed, document.unknown}
	},
	{flaw(concat("", [thing, "_unknown"])) |
		some attribute in ["is_enabled", "customer_master_key_spec", "key_usage"]
		document.unknown_at(key, [attribute])
	},
	union({permission_flaws(thing, policies, {object.union(request, {"resource": account.arn[side][key.key]}) |
		some request in requests
	}) |
		some policies in ({_key_policies(side, key)} | _perhaps_key_policies(side, key))
	}),
})

# Each that perhaps replaces the key's policy must be right.
_perhaps_key_policies(side, key) := {{policy_in(side, policy, "policy")} |
	some policy in account.perhaps_on(side, "aws_kms_key_policy", "key_id", key)
}

# Services encrypt with symmetric keys alone
# (https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html). A key of another origin has
# no key material of its own: it works only where somebody brings it.
_encrypting := {"customer_master_key_spec": "SYMMETRIC_DEFAULT", "key_usage": "ENCRYPT_DECRYPT", "origin": "AWS_KMS"}

# A key without a policy of its own lets nobody in but by IAM: no service. Taking a separate policy away puts that one
# back.
_key_policies(side, key) := {policy_in(side, policy, "policy") | some policy in separate} if {
	separate := {policy |
		some policy in _policies_on(side, key)
	}
	count(separate) > 0
} else := {{"statements": []}} if {
	_defaulted(key, "policy")
} else := {{"statements": []}} if {
	side == "after"
	some before in ["applied", "found"]
	count(_policies_on(before, key)) > 0
} else := {policy_in(side, key, "policy")}

_defaulted(resource, attribute) if document.at(resource, [attribute]) == null

_defaulted(resource, attribute) if {
	document.unknown_at(resource, [attribute])
	document.unconfigured(resource, attribute)
}

_keys_named(side, reference, place) := {key |
	some key in account.known_as(side, "aws_kms_key", reference)
	account.fits(account.place[side][key.key], place)
} | {key |
	some alias in _aliases_named(side, reference, place)
	some key in account.known_as(side, "aws_kms_key", account.link(alias, "target_key_id"))
}

_policies_on(side, key) := {policy |
	some name in {account.arn[side][key.key], account.name_of(key)}
	some policy in account.put_on(side, "aws_kms_key_policy", "key_id", name)
}
