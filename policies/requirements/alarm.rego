package requirements

import data.account
import data.chain
import data.document

# METADATA
# title: Flaws of an alarm that watches a filter's metric
alarm_flaws(side, alarm, filter) := union({
	common_flaws(side, alarm),
	{flaw_of("alarm_unknown", attribute) |
		some attribute in _read_attributes
		document.partly_unknown(alarm, attribute)
		not document.unconfigured(alarm, attribute)
	},
	{flaw_of("alarm_unknown", "period") | document.value_at(chain.watched(alarm), ["period"]) == null},
	{flaw_of("alarm_unknown", "evaluation_periods") | document.at(alarm, ["evaluation_periods"]) == null},
	{flaw("alarm_actions_disabled") | document.at(alarm, ["actions_enabled"]) == false},
	{flaw_of("alarm_metric_query_unproven", _unlabelled(alarm)) |
		document.at(alarm, ["metric_query"]) != null
		not _bare(alarm)
	},
	_mute_flaws(side, alarm),
	_statistic_flaws(alarm),
	_threshold_flaws(alarm, filter),
	_time_flaws(alarm),
	_series_flaws(alarm, filter),
})

_read_attributes := [
	"actions_enabled", "comparison_operator", "datapoints_to_alarm", "dimensions", "evaluation_periods",
	"extended_statistic", "metric_query", "period", "statistic", "threshold", "threshold_metric_id",
	"treat_missing_data", "unit",
]

_bare(alarm) if {
	queries := document.blocks(alarm, "metric_query")
	count(queries) == 1
	chain.metric_index(alarm) == 0
	_of_own_account(alarm, queries[0])
}

# An expression that is only another query's id stands for that query.
_bare(alarm) if {
	queries := document.blocks(alarm, "metric_query")
	count(queries) == 2
	read := queries[chain.metric_index(alarm)]
	some query in queries
	query != read
	trim_space(query.expression) == read.id
	query.return_data == true
	not read.return_data == true
	_of_own_account(alarm, read)
}

_of_own_account(_, query) if object.get(query, "account_id", null) in {null, ""}

_of_own_account(alarm, query) if query.account_id == account.place_of(alarm).account

_unlabelled(alarm) := [object.remove(query, {"label"}) | some query in document.blocks(alarm, "metric_query")]

_statistic_flaws(alarm) := {flaw_of("alarm_statistic_unfit", statistic) |
	statistic := _statistic(alarm)
	not statistic in {"Sum", "Maximum", document.unknown}
}

_statistic(alarm) := document.at(alarm, ["extended_statistic"]) if {
	is_string(document.at(alarm, ["extended_statistic"]))
} else := document.value_at(chain.watched(alarm), ["statistic"])

_threshold_flaws(alarm, filter) := {flaw("alarm_threshold_dynamic")} if {
	is_string(document.at(alarm, ["threshold_metric_id"]))
} else := {flaw_of("alarm_comparison_unfit", operator)} if {
	operator := document.at(alarm, ["comparison_operator"])
	not operator in {"GreaterThanOrEqualToThreshold", "GreaterThanThreshold", document.unknown}
} else := {flaw("alarm_threshold_always_breached")} if {
	is_number(_threshold(alarm))
	_always(document.at(alarm, ["comparison_operator"]), _threshold(alarm))
} else := {flaw("alarm_threshold_unreachable")} if {
	_statistic(alarm) == "Maximum"
	is_number(_threshold(alarm))
	_needed(alarm, filter_value(filter)) > 1
} else := {flaw_by("alarm_threshold_above_one", [needed, 0 - period])} if {
	is_number(_threshold(alarm))
	period := _seconds(document.value_at(chain.watched(alarm), ["period"]))
	needed := _needed(alarm, filter_value(filter))
	needed > 1
} else := set()

_threshold(alarm) := document.at_or(alarm, ["threshold"], 0)

_always("GreaterThanOrEqualToThreshold", threshold) if threshold <= 0

_always("GreaterThanThreshold", threshold) if threshold < 0

# How many events of one period breach: ceil(t/v) for >=, floor(t/v) + 1 for >.
_needed(alarm, value) := ceil(_threshold(alarm) / value) if {
	document.at(alarm, ["comparison_operator"]) == "GreaterThanOrEqualToThreshold"
} else := floor(_threshold(alarm) / value) + 1 if {
	document.at(alarm, ["comparison_operator"]) == "GreaterThanThreshold"
} else := 1

_time_flaws(alarm) := union({
	{flaw_by("alarm_period_too_long", period) |
		period := _period(alarm)
		period > _limits.period
	},
	{flaw_by("alarm_period_too_short", _limits.shortest_period - period) |
		period := _period(alarm)
		period < _limits.shortest_period
	},
	{flaw_by("alarm_datapoints_above_one", [datapoints, 0 - window, period]) |
		datapoints := _datapoints(alarm)
		datapoints > 1
		period := _seconds(document.value_at(chain.watched(alarm), ["period"]))
		window := _seconds(period * _seconds(document.at(alarm, ["evaluation_periods"])))
	},
	{flaw_by("alarm_evaluation_too_long", seconds) |
		seconds := _period(alarm) * _evaluation_periods(alarm)
		seconds > _limits.evaluation_seconds
	},
})

_seconds(span) := span if {
	is_number(span)
} else := 0

_limits := data.spec.required.alarm_limits

_period(alarm) := period if {
	period := document.value_at(chain.watched(alarm), ["period"])
	is_number(period)
}

_evaluation_periods(alarm) := periods if {
	periods := document.at_or(alarm, ["evaluation_periods"], 1)
	is_number(periods)
}

# 0 or nothing means all of them.
_datapoints(alarm) := _evaluation_periods(alarm) if {
	document.at_or(alarm, ["datapoints_to_alarm"], 0) == 0
} else := datapoints if {
	datapoints := document.at(alarm, ["datapoints_to_alarm"])
	is_number(datapoints)
}

_series_flaws(alarm, filter) := union({
	{flaw_of("alarm_missing_data_unfit", treatment) |
		treatment := document.at_or(alarm, ["treat_missing_data"], "missing")
		not treatment in {"missing", "notBreaching", document.unknown}
	},
	{flaw_of("alarm_dimensions", dimensions) |
		dimensions := document.value_at(chain.watched(alarm), ["dimensions"])
		not dimensions in {null, document.unknown}
	},
	{flaw_of("alarm_unit_unfit", unit) |
		unit := document.value_at(chain.watched(alarm), ["unit"])
		not unit in {null, document.unknown, document.at_or(filter, ["metric_transformation", 0, "unit"], "None")}
	},
})

# A mute rule silences the alarms that it names, at its times.
_mute_flaws(side, alarm) := {flaw_of("alarm_muted", array.concat(_schedule(rule), sort(doubts))) |
	some rule in account.objects(side, "aws_cloudwatch_alarm_mute_rule")
	account.fits(account.place[side][rule.key], account.place[side][alarm.key])
	walk(document.at(rule, ["mute_targets"]), [_, account.name_of(alarm)])

	# What only perhaps mutes is another flaw than what surely does.
	doubts := account.doubts(account.place[side][rule.key], account.place[side][alarm.key])
} | {flaw_of("alarm_muted_unknown", account.name_of(rule)) |
	some rule in account.objects(side, "aws_cloudwatch_alarm_mute_rule")
	account.fits(account.place[side][rule.key], account.place[side][alarm.key])
	document.partly_unknown(rule, "mute_targets")
}

_schedule(rule) := [document.at(rule, [attribute]) | some attribute in ["rule", "start_date", "expire_date"]]
