package requirements

import data.account
import data.chain
import data.document

# METADATA
# title: Flaws of a trail
# description: |
#   Everything that keeps a trail from recording every event of the control in every region, but for its log group.
trail_flaws(side, trail) := union({
	common_flaws(side, trail),
	_switch_flaws(trail),
	_selector_flaws(trail),
	{flaw_of("trail_unknown", "s3_key_prefix") |
		document.unknown_at(trail, ["s3_key_prefix"])
		not document.unconfigured(trail, "s3_key_prefix")
	},
	_bucket_flaws(side, trail),
	key_flaws(
		side,
		"trail_key",
		account.link(trail, "kms_key_id"),
		account.place[side][trail.key],
		_trail_key_requests(side, trail),
	),
	delivery_role_flaws(side, trail),
})

_switches := {
	"enable_logging": {"default": true, "flaw": "trail_not_logging"},
	"include_global_service_events": {"default": true, "flaw": "trail_without_global_service_events"},
	"is_organization_trail": {"default": false, "flaw": "trail_of_one_account"},
}

_switch_flaws(trail) := union({
	{flaw(switch.flaw) |
		some attribute, switch in _switches
		not document.unknown_at(trail, [attribute])
		document.at_or(trail, [attribute], switch["default"]) != true
	},
	{flaw_of("trail_unknown", attribute) |
		some attribute in (object.keys(_switches) | {"is_multi_region_trail", "event_selector", "advanced_event_selector"})
		document.partly_unknown(trail, attribute)
	},
	{flaw_of("trail_single_region", document.value_at(account.place_of(trail), ["region"])) |
		not document.unknown_at(trail, ["is_multi_region_trail"])
		document.at_or(trail, ["is_multi_region_trail"], false) != true
	},
})

# Management events: read and write are two properties, each given by any selector.
_selector_flaws(trail) := {flaw(_without[kind]) |
	not document.partly_unknown(trail, "event_selector")
	not document.partly_unknown(trail, "advanced_event_selector")
	some kind in ["write", "read"]
	not _records(trail, kind)
}

_without := {"write": "trail_without_write_events", "read": "trail_without_read_events"}

# A trail without any selector records all management events.
_records(trail, _) if {
	count(document.blocks(trail, "event_selector")) == 0
	count(document.blocks(trail, "advanced_event_selector")) == 0
}

_records(trail, kind) if {
	some selector in document.blocks(trail, "event_selector")
	object.get(selector, "include_management_events", true) != false
	count(_sources & {source | some source in object.get(selector, "exclude_management_event_sources", [])}) == 0
	_type_includes(object.get(selector, "read_write_type", "All"), kind)
}

_records(trail, kind) if {
	some selector in document.blocks(trail, "advanced_event_selector")
	fields := _as_list(object.get(selector, "field_selector", []))
	some field in fields
	field.field == "eventCategory"
	"Management" in _as_list(object.get(field, "equals", []))
	every narrowing in fields { _harmless(narrowing, kind) }
}

_type_includes("All", _)

_type_includes(null, _)

_type_includes("WriteOnly", "write")

_type_includes("ReadOnly", "read")

_harmless(field, _) if field.field == "eventCategory"

_harmless(field, kind) if {
	field.field == "readOnly"
	_only(field, "equals")
	{"read": "true", "write": "false"}[kind] in _as_list(field.equals)
}

_harmless(field, _) if {
	field.field == "eventSource"
	_only(field, "not_equals")
	count(_sources & {source | some source in field.not_equals}) == 0
}

_harmless(field, _) if {
	field.field == "eventSource"
	_only(field, "equals")
	every source in _sources { source in field.equals }
}

# Where the events of the control come from.
_sources := {record.eventSource | some record in chain.control.must_match}

_only(field, operator) if {
	every name, value in field { _is_operator_or_blank(name, value, operator) }
}

_is_operator_or_blank("field", _, _)

# Not as `name in {"field", operator}`, which OPA 1.21.0 to 1.22.0 never finds
# (https://github.com/open-policy-agent/opa/releases/tag/v1.22.1).
_is_operator_or_blank(operator, _, operator)

_is_operator_or_blank(_, value, _) if value in {null, "", []}

_as_list(value) := value if {
	is_array(value)
} else := []

_trail_context(side, trail) := {
	"aws:sourcearn": [known_arn(account.arn[side][trail.key])],
	"aws:sourceaccount": [known(account.place[side][trail.key].account)],
}

# METADATA
# title: Known ARN, or null for one with a symbol in it
known_arn(text) := text if {
	not contains(text, "(")
} else := null

_trail_key_requests(side, trail) := {{
	"service": "cloudtrail.amazonaws.com",
	"action": action,
	"context": object.union(
		_trail_context(side, trail),
		{"kms:encryptioncontext:aws:cloudtrail:arn": [known_arn(account.arn[side][trail.key])]},
	),
} |
	some action in ["kms:GenerateDataKey"]
}
