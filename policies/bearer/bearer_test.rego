package bearer_test

import data.bearer
import data.plan_test

_group_arn := "arn:aws:logs:us-east-1:123456789012:log-group:/g"

_role := {"name": "r", "arn": "arn:aws:iam::123456789012:role/r"}

_trail := {
	"name": "t", "arn": "arn:aws:cloudtrail:us-east-1:123456789012:trail/t",
	"cloud_watch_logs_group_arn": _group_arn, "cloud_watch_logs_role_arn": _role.arn,
}

_plan := plan_test.plan(
	[plan_test.kept("aws_iam_role", "r", _role, _role), plan_test.kept("aws_cloudtrail", "t", _trail, _trail)],
	[],
)

_joined := {"trail": "aws_cloudtrail.t", "group": {"name": "/g"}, "filter": "", "alarm": ""}

test_who_bears_a_flaw[reason] if {
	some reason, keys in {
		"trail_not_logging": {"aws_cloudtrail.t"},
		"role_trust_denies": {"aws_iam_role.r"},
		"bucket_missing": {"aws_cloudtrail.t"},
		"filter_external": {"outside"},
		"attribute_unproven": {"aws_cloudtrail.t"},
		"contested": {"aws_cloudtrail.t"},
	}
	flaw := {"reason": reason, "detail": "outside", "degree": 0}
	found := bearer.keys("after", object.remove(_joined, ["alarm"]), flaw) with input as _plan
	found == keys
}
