package requirements_test

import data.requirements

_place := {"account": "123456789012", "region": "us-east-1"}

_of_a_key(reference) := _reasons(requirements.key_flaws("after", "topic_key", reference, _place, set()))

test_keys_that_are_only_named[name] if {
	some name, [reference, reasons] in {
		"none": [null, set()],
		"known after apply": [{"known_after_apply": true}, {"topic_key_unknown"}],
		"of AWS": ["alias/aws/sns", {"topic_key_of_aws"}],
		"outside": ["arn:aws:kms:us-east-1:123456789012:key/k", {"topic_key_external"}],
	}
	_of_a_key(reference) == reasons
}

test_an_id_is_that_of_a_key_in_its_place if {
	requirements._in_full("k", _place) == "arn:aws:kms:us-east-1:123456789012:key/k"
	requirements._in_full("alias/k", _place) == "alias/k"
	requirements._in_full("k", {"account": "(aws)", "region": "us-east-1"}) == "k"
}

test_an_alias_may_lead_to_a_key_that_is_not_known if {
	unknown := {"known_after_apply": true}
	_reasons(requirements._external_key_flaws("after", "topic_key", unknown, _place, set())) == {"topic_key_unknown"}
}

test_what_is_not_configured_is_the_default if {
	requirements._defaulted(_object("aws_kms_key", {}), "policy")
	not requirements._defaulted(_object("aws_kms_key", {"policy": "{}"}), "policy")
	not requirements._defaulted(_half_known("aws_kms_key", {}, {"policy": true}), "policy")
}
