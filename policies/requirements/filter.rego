package requirements

import data.account
import data.chain
import data.document

# METADATA
# title: What a metric is called
# description: Namespace and name, as CloudWatch's console shows them; JSON for what is not known.
metric_text(metric) := concat("/", [_text(metric.namespace), _text(metric.name)])

# METADATA
# title: Flaws of a metric filter, but for its pattern
filter_flaws(side, filter) := union({
	common_flaws(side, filter),
	{flaw("filter_transformation_missing") | not _transformation(filter)},
	{flaw_of("filter_unknown", field) |
		some field in ["name", "namespace", "value", "default_value", "dimensions"]
		document.partly_unknown_at(filter, ["metric_transformation", 0, field])
	},
	{flaw_of("filter_value_unfit", value) |
		_transformation(filter)
		value := document.at(filter, ["metric_transformation", 0, "value"])
		value != document.unknown
		not metric_value(filter)
	},
	_default_value_flaws(document.at(filter, ["metric_transformation", 0, "default_value"])),
	{flaw_of("filter_dimensions", dimensions) |
		dimensions := document.at(filter, ["metric_transformation", 0, "dimensions"])
		not dimensions in {null, document.unknown}
	},
	{flaw_of("filter_dimensions", dimensions) |
		dimensions := document.at(filter, ["emit_system_field_dimensions"])
		not dimensions in {null, document.unknown}
	},
	{flaw_of("filter_selective", criteria) |
		criteria := document.at(filter, ["field_selection_criteria"])
		not criteria in {null, document.unknown}
	},
	{flaw_of("filter_unknown", attribute) |
		some attribute in ["emit_system_field_dimensions", "field_selection_criteria"]
		document.partly_unknown(filter, attribute)
		not document.unconfigured(filter, attribute)
	},
	{flaw_of("filter_namespace_reserved", namespace) |
		namespace := document.at(filter, ["metric_transformation", 0, "namespace"])
		is_string(namespace)
		startswith(namespace, "AWS/")
	},
	{flaw_of("filter_unknown", "apply_on_transformed_logs") |
		document.unknown_at(filter, ["apply_on_transformed_logs"])
		not document.unconfigured(filter, "apply_on_transformed_logs")
	},
	{flaw_of("filter_on_transformed_logs", config) |
		document.at(filter, ["apply_on_transformed_logs"]) == true
		some config in _transformers(side, filter)
	},
	{flaw("metric_polluted") | some doubts in _pollutions(side, filter); count(doubts) == 0},
	{doubt | some doubts in _pollutions(side, filter); some doubt in doubts},
	{flaw_of("metric_polluted_unknown", other.address) | some other in _perhaps_polluting(side, filter)},
	{flaw_of("metric_shared", pattern) | some pattern in _patterns_beside(side, filter)},
})

# Published for each period in which no record matches: the larger, the less an event stands out.
_default_value_flaws(value) := {flaw_by("filter_default_value_unfit", to_number(value))} if {
	regex.match(`^[0-9]+(\.[0-9]+)?$`, value)
	to_number(value) > 0
} else := set() if {
	value in {null, document.unknown}
} else := set() if {
	regex.match(`^-?0+(\.0+)?$`, value)
} else := {flaw_of("filter_default_value_unfit", value)}

_transformation(filter) if count(document.blocks(filter, "metric_transformation")) > 0

_transformation(filter) if document.unknown_at(filter, ["metric_transformation"])

# METADATA
# title: Constant that a filter publishes for each match
# description: A number above 0; undefined for anything else, as for a field's value.
metric_value(filter) := value if {
	text := document.at(filter, ["metric_transformation", 0, "value"])
	regex.match(`^[0-9]+(\.[0-9]+)?$`, text)
	value := to_number(text)
	value > 0
}

# METADATA
# title: What a filter publishes for each match, or 1 where that is a flaw of its own
filter_value(filter) := value if {
	value := metric_value(filter)
} else := 1

# Of each place with another filter on the same metric that matches everyday records, or publishes where nothing
# matches, what nothing tells of it. What only perhaps pollutes is another flaw than what surely does: else it would
# hide that.
_pollutions(side, filter) := {doubt_flaws("filter_place_unknown", place, account.place[side][filter.key]) |
	some place, keys in object.get(_polluters, [side, chain.metric_of(filter)], {})
	count(keys - {filter.key}) > 0
	account.fits(place, account.place[side][filter.key])
}

# side → metric → place → keys.
_polluters[side][metric][place] contains key if {
	some side in ["applied", "found", "after"]
	some metric in {chain.metric_of(document.sides[side][key]) | some key, _ in object.get(chain.aims, side, {})}
	some key in object.get(chain.filters_of_metric, [side, metric], set())
	_pollutes(document.sides[side][key])
	place := account.place[side][key]
}

# A filter that aims at nothing of the control may match anything: while it keeps the alarm in ALARM, nobody is told of
# the next change.
_patterns_beside(side, filter) := {pattern |
	some key in object.get(chain.filters_of_metric, [side, chain.metric_of(filter)], set())
	not chain.aims[side][key]
	other := document.sides[side][key]
	_strays(other, filter)
	account.fits(account.place[side][key], account.place[side][filter.key])
	pattern := document.at(other, ["pattern"])
	not _pollutes(other)
}

_strays(other, filter) if account.link(other, "log_group_name") != account.link(filter, "log_group_name")

# In the control's own group it finds more of the same kind, as a wider pattern would, unless it may match what happens
# every day.
_strays(other, _) if chain.reading_of(other).strays

# Others of which only apply tells whether they publish into this metric, or whether they publish where nothing matches.
_perhaps_polluting("found", _) := set()

_perhaps_polluting("applied", _) := set()

_perhaps_polluting("after", filter) := {other |
	some other in _half_known
	other.key != filter.key
	metric := chain.metric_of(filter)
	every part, text in chain.metric_of(other) { text in {document.unknown, metric[part]} }
	_may_harm(other, filter)
	account.fits(account.place.after[other.key], account.place.after[filter.key])
}

_may_harm(other, _) if _may_pollute(other)

# One of which name or namespace is that of the metric.
_may_harm(other, filter) if {
	not chain.aims.after[other.key]
	_strays(other, filter)
	some part, text in chain.metric_of(filter)
	chain.metric_of(other)[part] == text
}

_half_known contains other if {
	some other in account.objects("after", "aws_cloudwatch_log_metric_filter")
	some attribute in ["pattern", "metric_transformation"]
	document.partly_unknown(other, attribute)
}

_may_pollute(other) if document.unknown_at(other, ["pattern"])

_may_pollute(other) if document.unknown_at(other, ["metric_transformation", 0, "default_value"])

_may_pollute(other) if {
	document.unknown in {text | some text in chain.metric_of(other)}
	_pollutes(other)
}

_pollutes(other) if chain.reading_of(other).floods

_pollutes(other) if to_number(document.at(other, ["metric_transformation", 0, "default_value"])) > 0

# What transforms the records of a filter's group; "" for one that is not managed here, if any.
_transformers(side, filter) := managed if {
	managed := {document.at(transformer, ["transformer_config"]) |
		some transformer in account.objects(side, "aws_cloudwatch_log_transformer")
		_transforms(side, transformer, account.link(filter, "log_group_name"))
	} | {document.at(policy, ["policy_document"]) |
		some policy in account.objects(side, "aws_cloudwatch_log_account_policy")
		document.at(policy, ["policy_type"]) in {"TRANSFORMER_POLICY", document.unknown}
		account.fits(account.place[side][policy.key], account.place[side][filter.key])
	}
	count(managed) > 0
} else := {""}

_transforms(side, transformer, name) if {
	some group in account.called(side, "aws_cloudwatch_log_group", name)
	trim_suffix(account.link(transformer, "log_group_arn"), ":*") == account.arn[side][group.key]
}

# Of a group that is not managed here the ARN ends in its name.
_transforms(_, transformer, name) if {
	written := account.link(transformer, "log_group_arn")
	is_string(written)
	endswith(trim_suffix(written, ":*"), concat("", [":log-group:", name]))
}

# Perhaps of each group that it can be of.
_transforms(side, transformer, name) if {
	some group in account.called(side, "aws_cloudwatch_log_group", name)
	account.perhaps_belongs(side, transformer, "log_group_arn", group)
}
