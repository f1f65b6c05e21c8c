package requirements

import data.document

# METADATA
# title: Flaws of a log group
group_flaws(side, group) := union({
	step_flaws(side, group),
	{flaw_of("group_class_unfit", class) |
		class := document.at(group, ["log_group_class"])
		not class in {null, "STANDARD", document.unknown}
	},
	{flaw("group_class_unknown") |
		document.unknown_at(group, ["log_group_class"])
		not document.unconfigured(group, "log_group_class")
	},
	_retention_flaws(group),
	key_flaws(side, "group_key", document.link(group, "kms_key_id"), document.place[side][group.key], _group_key_requests(side, group)),
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
	"service": $"logs.{region}.{_dns_suffix}",
	"account": document.place[side][group.key].account,
	"action": action,
	"context": {
		"kms:encryptioncontext:aws:logs:arn": [known_arn(document.arn[side][group.key])],
		"aws:sourcearn": [known_arn(document.arn[side][group.key])],
		"aws:sourceaccount": [known(document.place[side][group.key].account)],
	},
} |
	region := _text_of(document.place[side][group.key].region)
	some action in ["kms:Encrypt", "kms:Decrypt", "kms:GenerateDataKey"]
}

_dns_suffix := "amazonaws.com.cn" if {
	document.partition == "aws-cn"
} else := "amazonaws.com"
