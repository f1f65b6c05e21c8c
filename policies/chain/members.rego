package chain

import data.account
import data.document

# METADATA
# title: Objects that chains stand on
# description: |
#   side → set of keys: the links, and the roles, buckets and keys that these name.
members[side] := _joined[side] | {key |
	some reference in _named_by[side]
	some key in _supporting(side, reference)
} if {
	some side in _sides
}

_joined[side] := union({
	{key | some key, _ in groups[side]},
	{group.key | some found in groups[side]; some group in found},
	{key | some key in watching[side]},
	{key | some keys in speakers[side]; some key in keys},
	{managed_topic[side][arn] | some arns in topics_of[side]; some arn in arns},
	{key | some arns in topics_of[side]; some arn in arns; some key in subscriptions_of[side][arn]},
}) if {
	some side in _sides
}

_named_by[side] := {reference |
	some key in _joined[side]
	resource := document.sides[side][key]
	some attribute, _ in data.spec.links[resource.type]
	reference := account.link(resource, attribute)
	is_string(reference)
} if {
	some side in _sides
}

# What supports a link, by all that it can be called.
_supporting(side, reference) := {resource.key |
	some type in ["aws_iam_role", "aws_kms_key", "aws_s3_bucket"]
	some resource in account.known_as(side, type, reference)
} | {key |
	some alias in account.known_as(side, "aws_kms_alias", reference)
	some resource in account.known_as(side, "aws_kms_key", account.link(alias, "target_key_id"))
	some key in {alias.key, resource.key}
}
