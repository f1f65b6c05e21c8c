package account_test

import data.account
import data.plan_test

test_what_is_written_twice_is_contested[name] if {
	some name, [other, contested] in {
		"alike": [`{"a":1}`, set()],
		"alike, in another order": [` { "a" : 1 } `, set()],
		"differently": [`{"a":2}`, {"aws_s3_bucket_policy.one", "aws_s3_bucket_policy.two"}],
	}
	entries := [
		plan_test.entry("aws_s3_bucket_policy", "one", {"bucket": "b", "policy": `{"a":1}`}, {}),
		plan_test.entry("aws_s3_bucket_policy", "two", {"bucket": "b", "policy": other}, {}),
	]
	found := object.keys({key: true | some key in account.contested}) with input as plan_test.plan(entries, [])
	found == contested
}

test_what_is_made_before_it_is_destroyed_is_contested if {
	entry := object.union(plan_test.entry("aws_s3_bucket_policy", "p", {}, {}), {"change": {
		"actions": ["create", "delete"],
		"before": {"bucket": "b", "policy": "{}"}, "after": {"bucket": "b", "policy": "{}"},
	}})
	account.contested["aws_s3_bucket_policy.p"] with input as plan_test.plan([entry], [])
}

_bucket_gone := object.union(
	plan_test.entry("aws_s3_bucket", "b", {}, {}),
	{"change": {"actions": ["delete"], "before": {"bucket": "b"}, "after": null}},
)

test_what_lives_in_what_goes_is_swept[bucket] if {
	some bucket, swept in {"b": {"aws_s3_bucket_policy.p"}, "c": set()}
	values := {"bucket": bucket, "policy": "{}"}
	plan := plan_test.plan([_bucket_gone, plan_test.kept("aws_s3_bucket_policy", "p", values, values)], [])
	found := object.keys({key: true | some key in account.swept}) with input as plan
	found == swept
}
