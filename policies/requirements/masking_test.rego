package masking_test

import data.requirements

_policy(value) := {"address": "a", "type": "t", "values": {"policy": value}, "unknown": {}}

# Policy → details of what it masks.
_masking := {
	"a text that is no JSON": [`x "Deny"`, {`x "Deny"`}],
	"one that audits": [`{"Audit":{}}`, set()],
	"nothing": [null, set()],
}

test_masking[name] if {
	some name, [value, details] in _masking
	flaws := requirements.masking_flaws("group_masks", _policy(value), "policy")
	{flaw.detail | some flaw in flaws} == details
}

test_an_object_masks_as_its_text_does if {
	object_flaws := requirements.masking_flaws("group_masks", _policy({"Deidentify": {"MaskConfig": {}}}), "policy")
	text_flaws := requirements.masking_flaws("group_masks", _policy(`{"Deidentify":{"MaskConfig":{}}}`), "policy")
	object_flaws == text_flaws
	count(object_flaws) == 1
}
