package requirements_test

import data.requirements

_all := [{"field": "eventCategory", "equals": ["Management"]}]

_write_only := {"trail_without_read_events"}

_nothing := {"trail_without_read_events", "trail_without_write_events"}

# IAM is where the events of the control come from.
_narrowed := {
	"nothing more": [[], set()],
	"writes": [[{"field": "readOnly", "equals": ["false"]}], _write_only],
	"reads": [[{"field": "readOnly", "equals": ["true"]}], {"trail_without_write_events"}],
	"both": [[{"field": "readOnly", "equals": ["true", "false"]}], set()],
	"both, with blank operators": [[{"field": "readOnly", "equals": ["true", "false"], "not_equals": [], "ends_with": null}], set()],
	"not what is no write": [[{"field": "readOnly", "not_equals": ["true"]}], _nothing],
	"without KMS": [[{"field": "eventSource", "not_equals": ["kms.amazonaws.com"]}], set()],
	"without IAM": [[{"field": "eventSource", "not_equals": ["iam.amazonaws.com"]}], _nothing],
	"IAM": [[{"field": "eventSource", "equals": ["iam.amazonaws.com", "sts.amazonaws.com"]}], set()],
	"KMS": [[{"field": "eventSource", "equals": ["kms.amazonaws.com"]}], _nothing],
	"IAM, by its ending too": [[{"field": "eventSource", "equals": ["iam.amazonaws.com"], "ends_with": [".com"]}], _nothing],
	"any source": [[{"field": "eventSource"}], set()],
	"names": [[{"field": "eventName", "not_equals": ["Decrypt"]}], _nothing],
}

test_advanced_selectors[name] if {
	some name, [fields, reasons] in _narrowed
	trail := _object("aws_cloudtrail", {"advanced_event_selector": [{"field_selector": array.concat(_all, fields)}]})
	_reasons(requirements._selector_flaws(trail)) == reasons
}

test_a_selector_of_data_events_records_none if {
	fields := [{"field": "eventCategory", "equals": ["Data"]}]
	trail := _object("aws_cloudtrail", {"advanced_event_selector": [{"field_selector": fields}]})
	_reasons(requirements._selector_flaws(trail)) == _nothing
}

_selectors := {
	"none": [[], set()],
	"nothing said": [[{}], set()],
	"null": [[{"read_write_type": null}], set()],
	"all": [[{"read_write_type": "All"}], set()],
	"writes": [[{"read_write_type": "WriteOnly"}], _write_only],
	"reads": [[{"read_write_type": "ReadOnly"}], {"trail_without_write_events"}],
	"each by itself": [[{"read_write_type": "ReadOnly"}, {"read_write_type": "WriteOnly"}], set()],
	"no management events": [[{"include_management_events": false}], _nothing],
	"without IAM": [[{"exclude_management_event_sources": ["iam.amazonaws.com"]}], _nothing],
	"without KMS": [[{"exclude_management_event_sources": ["kms.amazonaws.com"]}], set()],
	"without anything": [[{"exclude_management_event_sources": null}], set()],
}

test_selectors[name] if {
	some name, [selectors, reasons] in _selectors
	trail := _object("aws_cloudtrail", {"event_selector": selectors})
	_reasons(requirements._selector_flaws(trail)) == reasons
}

test_of_half_known_selectors_nothing_is_said_here if {
	trail := _half_known("aws_cloudtrail", {"event_selector": [{"read_write_type": "WriteOnly"}]}, {"event_selector": true})
	requirements._selector_flaws(trail) == set()
}
