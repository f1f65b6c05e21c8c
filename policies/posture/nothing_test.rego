package nothing_test

import data.gate
import data.posture

_bucket := {
	"address": "aws_s3_bucket.b", "mode": "managed", "type": "aws_s3_bucket", "name": "b",
	"change": {"actions": ["create"], "before": null, "after": {"bucket": "b"}, "after_unknown": {"arn": true, "id": true}},
}

_plan(changes) := {"format_version": "1.2", "configuration": {}, "resource_changes": changes}

test_nothing_protects_nothing if {
	judgement := posture.judgement with input as _plan([])
	judgement.unjudgeable == set()
	{finding.reason | some finding in judgement.findings} == {"trail_missing"}
	judgement.protections == {
		"before": {}, "lost": {},
		"after": {"recorded": set(), "filtered": set(), "alarmed": set(), "notified": set(), "received": set()},
	}
}

# Where nothing was and nothing of a chain comes, a note says so; where nothing changes, another.
test_a_plan_without_the_control if {
	changed := gate.judgement with input as _plan([_bucket])
	{[finding.reason, finding.outcome] | some finding in changed.findings} == {["control_absent", "note"]}
	unchanged := gate.judgement with input as _plan([])
	{[finding.reason, finding.outcome] | some finding in unchanged.findings} == {["plan_touches_nothing", "note"]}
}
