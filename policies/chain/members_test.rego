package chain_test

import data.chain
import data.plan_test

_key_arn := "arn:aws:kms:us-east-1:123456789012:key/k"

_supports := plan_test.plan(
	[
		plan_test.entry("aws_kms_key", "k", {"key_id": "k", "arn": _key_arn}, {}),
		plan_test.entry("aws_kms_alias", "a", {"name": "alias/a", "target_key_id": "k"}, {}),
		plan_test.entry("aws_iam_role", "r", {"name": "r", "arn": "arn:aws:iam::123456789012:role/r"}, {}),
		plan_test.entry("aws_sns_topic", "t", {"name": "k", "arn": "arn:aws:sns:us-east-1:123456789012:k"}, {}),
	],
	[],
)

test_supports_by_all_that_they_are_called[text] if {
	some text, keys in {
		"k": {"aws_kms_key.k"},
		"alias/a": {"aws_kms_alias.a", "aws_kms_key.k"},
		"arn:aws:iam::123456789012:role/r": {"aws_iam_role.r"},
		"arn:aws:sns:us-east-1:123456789012:k": set(),
		"elsewhere": set(),
	}
	found := chain._supporting("after", text) with input as _supports
	found == keys
}
