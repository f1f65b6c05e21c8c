package requirements_test

import data.requirements

test_a_bucket_that_is_not_told_is_not_known if {
	trail := _half_known("aws_cloudtrail", {}, {"s3_bucket_name": true})
	_reasons(requirements._bucket_flaws("after", trail)) == {"bucket_unknown"}
}

test_a_bucket_outside_is_named if {
	trail := _object("aws_cloudtrail", {"s3_bucket_name": "b"})
	{[flaw.reason, flaw.detail] | some flaw in requirements._bucket_flaws("after", trail)} == {["bucket_external", "b"]}
}

test_prefixes_end_in_a_slash if {
	requirements._with_slash("p") == "p/"
	requirements._with_slash(null) == ""
}

test_a_place_without_a_text_is_left_blank if {
	requirements._text_of("us-east-1") == "us-east-1"
	requirements._text_of(null) == ""
}

test_a_trail_of_every_region_writes_under_any if {
	one := _object("aws_cloudtrail", {"is_multi_region_trail": false})
	requirements._recorded_regions(one, {"region": "us-east-1"}) == {"us-east-1"}
	every_region := _object("aws_cloudtrail", {"is_multi_region_trail": true})
	requirements._recorded_regions(every_region, {"region": "us-east-1"}) == {"us-east-1", "(any region)"}
}
