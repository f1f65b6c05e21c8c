package requirements

import data.account
import data.document

_bucket_flaws(side, trail) := {flaw("bucket_unknown")} if {
	account.link(trail, "s3_bucket_name") == document.unknown
} else := union({_managed_bucket_flaws(side, trail, bucket) | some bucket in buckets}) if {
	name := account.link(trail, "s3_bucket_name")
	buckets := {bucket |
		some bucket in account.called(side, "aws_s3_bucket", name)
	}
	count(buckets) > 0
} else := {flaw_of("bucket_missing", name)} if {
	name := account.link(trail, "s3_bucket_name")
	side == "after"
	count(account.called("found", "aws_s3_bucket", name)) > 0
} else := {flaw_of("bucket_external", account.link(trail, "s3_bucket_name"))} | _bucket_policy_flaws(
	side,
	trail,
	_external_bucket_policies(side, account.link(trail, "s3_bucket_name")),
)

_external_bucket_policies(side, name) := _left_alone(side, _separate_bucket_policies(side, name), before) | perhaps if {
	before := _separate_bucket_policies("found", name) | _separate_bucket_policies("applied", name)
	perhaps := {policy_in(side, policy, "policy") |
		some policy in account.perhaps_on_outside(side, "aws_s3_bucket_policy", "bucket", null)
	}
}

_managed_bucket_flaws(side, trail, bucket) := common_flaws(side, bucket) | {flaw |
	some policies in (_bucket_policies(side, bucket) | _perhaps_bucket_policies(side, bucket))
	some flaw in _bucket_policy_flaws(side, trail, policies)
}

# Each that perhaps replaces the bucket's policy must be right.
_perhaps_bucket_policies(side, bucket) := {{policy_in(side, policy, "policy")} |
	some policy in account.perhaps_on(side, "aws_s3_bucket_policy", "bucket", bucket)
}

# What is put on an external bucket here is judged; nothing put there is trusted.
_bucket_policy_flaws(_, _, policies) := set() if count(policies) == 0

_bucket_policy_flaws(side, trail, policies) := flaws if {
	count(policies) > 0
	flaws := permission_flaws("bucket_policy", policies, _bucket_requests(side, trail))
}

_separate_bucket_policies(side, name) := {policy_in(side, policy, "policy") |
	some policy in account.put_on(side, "aws_s3_bucket_policy", "bucket", name)
}

# Each of two writers must be right: the last one wins. Without any, nothing lets CloudTrail in.
_bucket_policies(side, bucket) := writers if {
	writers := {policies |
		policies := _separate_bucket_policies(side, account.name_of(bucket))
		count(policies) > 0
	} | _own_bucket_policies(side, bucket)
	count(writers) > 0
} else := {{{"statements": []}}}

# The bucket's own attribute only echoes a separate policy, unless it is configured.
_own_bucket_policies(side, bucket) := {{policy_in(side, bucket, "policy")}} if {
	not _echoes(bucket, "aws_s3_bucket_policy", "bucket", account.name_of(bucket))
	document.at(bucket, ["policy"]) != null
	not _defaulted(bucket, "policy")
} else := set()

# METADATA
# title: Whether an attribute may only echo a separate resource
# description: |
#   True where a separate resource of the same thing existed on any side, and the attribute is not configured.
_echoes(resource, type, attribute, name) if {
	some side in ["found", "applied", "after"]
	count(account.put_on(side, type, attribute, name)) > 0
	document.unconfigured(resource, "policy")
}

# A file's key (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html): its day,
# time and ending stand for any, and so does the region of a trail of every region.
_bucket_requests(side, trail) := {object.union(common, request) | some request in asked} if {
	bucket := _bucket_arn(side, account.link(trail, "s3_bucket_name"))
	place := account.place[side][trail.key]
	prefix := _with_slash(document.at(trail, ["s3_key_prefix"]))
	owner := _text_of(place.account)
	common := {
		"service": "cloudtrail.amazonaws.com",
		"context": object.union(_trail_context(side, trail), object.union(
			_encryption_header(trail),
			{"s3:x-amz-acl": ["bucket-owner-full-control"], "s3:tlsversion": ["1.2"]},
		)),
	}
	asked := {{"action": "s3:GetBucketAcl", "resource": bucket}} | {{"action": "s3:PutObject", "resource": file} |
		some region in _recorded_regions(trail, place)
		file := concat("", [
			bucket, "/", prefix, "AWSLogs/", owner, "/CloudTrail/", region, "/(year)/(month)/(day)/",
			owner, "_CloudTrail_", region, "_(time)_(name).json.gz",
		])
	}
}

_recorded_regions(trail, place) := {_text_of(place.region), "(any region)"} if {
	document.at(trail, ["is_multi_region_trail"]) == true
} else := {_text_of(place.region)}

_encryption_header(trail) := {"s3:x-amz-server-side-encryption": ["aws:kms"]} if {
	not account.link(trail, "kms_key_id") in {null, document.unknown}
} else := {}

_text_of(text) := text if {
	is_string(text)
} else := ""

_bucket_arn(side, name) := min(arns) if {
	arns := {account.arn[side][bucket.key] |
		some bucket in account.objects(side, "aws_s3_bucket")
		account.name_of(bucket) == name
	}
	count(arns) > 0
} else := concat("", ["arn:", account.partition, ":s3:::", name])

_with_slash(prefix) := concat("", [prefix, "/"]) if {
	is_string(prefix)
} else := ""
