package requirements

import data.account
import data.document

# METADATA
# title: Flaws of a log group
group_flaws(side, group) := union({
	common_flaws(side, group),
	{flaw_of("group_class_unfit", class) |
		class := document.at(group, ["log_group_class"])
		not class in {null, "STANDARD", document.unknown}
	},
	{flaw("group_class_unknown") |
		document.unknown_at(group, ["log_group_class"])
		not document.unconfigured(group, "log_group_class")
	},
	_retention_flaws(group),
	_masks_put_on(side, account.name_of(group), account.place[side][group.key]),
	_perhaps_masking(side, group),
	{flaw |
		not _defaulted(group, "data_protection_policy")
		some flaw in masking_flaws("group_masks", group, "data_protection_policy")
	},
	key_flaws(
		side,
		"group_key",
		account.link(group, "kms_key_id"),
		account.place[side][group.key],
		_group_key_requests(side, group),
	),
})

# 0 keeps for ever.
_retention_flaws(group) := {flaw("group_retention_unknown")} if {
	document.unknown_at(group, ["retention_in_days"])
} else := {flaw_by("group_retention_short", missing)} if {
	days := document.at(group, ["retention_in_days"])
	is_number(days)
	days > 0
	missing := data.spec.required.log_group.retention_in_days - days
	missing > 0
} else := set()

_group_key_requests(side, group) := {{
	"service": concat("", ["logs.", region, ".", _dns_suffix]),
	"action": action,
	"context": {
		"kms:encryptioncontext:aws:logs:arn": [known_arn(account.arn[side][group.key])],
		"aws:sourcearn": [known_arn(account.arn[side][group.key])],
		"aws:sourceaccount": [known(account.place[side][group.key].account)],
	},
} |
	region := _text_of(account.place[side][group.key].region)
	some action in ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]
}

_dns_suffix := "amazonaws.com.cn" if {
	account.partition == "aws-cn"
} else := "amazonaws.com"

# METADATA
# title: Flaws of what this document puts on a log group that it does not manage
external_group_flaws(side, group) := _masks_put_on(side, group.name, group.place) | {flaw |
	some policy in account.perhaps_on_outside(
		side, "aws_cloudwatch_log_data_protection_policy",
		"log_group_name", group.place.account,
	)
	some flaw in perhaps_masking_flaws("group_masks", policy, "policy_document")
}

# Masked fields are masked for metric filters, too:
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html.
_masks_put_on(side, name, place) := {flaw |
	some policy in account.objects(side, "aws_cloudwatch_log_data_protection_policy")
	account.link(policy, "log_group_name") == name
	account.fits(account.place[side][policy.key], place)
	some flaw in masking_flaws("group_masks", policy, "policy_document")
} | {flaw |
	some policy in account.objects(side, "aws_cloudwatch_log_account_policy")
	document.at(policy, ["policy_type"]) in {"DATA_PROTECTION_POLICY", document.unknown}
	account.fits(account.place[side][policy.key], place)
	some mask in masking_flaws("group_masks", policy, "policy_document")
	flaw := _selective(mask, policy)
}

_perhaps_masking(side, group) := {flaw |
	some policy in account.objects(side, "aws_cloudwatch_log_data_protection_policy")
	account.perhaps_belongs(side, policy, "log_group_name", group)
	some flaw in perhaps_masking_flaws("group_masks", policy, "policy_document")
}

# Which groups an account's policy leaves out, nothing here reads: other criteria are another flaw.
_selective(mask, policy) := mask if {
	document.at(policy, ["selection_criteria"]) == null
} else := object.union(mask, {"detail": concat(" where ", [mask.detail, criteria])}) if {
	criteria := _text(document.at(policy, ["selection_criteria"]))
}

# METADATA
# title: Flaws of a data protection policy
# description: |
#   None where it only audits. The detail is the policy's text without its spelling, or the policy's address where the
#   text is known only after apply.
masking_flaws(reason, policy, attribute) := {flaw_of(concat("", [reason, "_unknown"]), policy.address)} if {
	document.partly_unknown(policy, attribute)
} else := {flaw_of(reason, written)} if {
	text := _as_text(document.at(policy, [attribute]))
	regex.match(`"(Deidentify|Deny|Redact|MaskConfig)"`, text)
	written := _parsed(text)
} else := set()

# METADATA
# title: Flaws of a data protection policy that perhaps belongs to the object
perhaps_masking_flaws(reason, policy, attribute) := {flaw_of(concat("", [reason, "_unknown"]), policy.address)} if {
	count(masking_flaws(reason, policy, attribute)) > 0
} else := set()

_as_text(value) := value if {
	is_string(value)
} else := json.marshal(value) if {
	is_object(value)
}

_parsed(text) := json.unmarshal(text) if {
	document.parses(text)
} else := text
