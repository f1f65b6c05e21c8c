package requirements

import data.account
import data.document

# METADATA
# title: Flaws of a composite alarm that speaks for an alarm
# description: Only the rule ALARM(name) does; an OR hides one alarm while the other is in alarm.
composite_flaws(side, composite, alarm) := union({
	common_flaws(side, composite),
	{flaw("composite_actions_disabled") | document.at(composite, ["actions_enabled"]) == false},
	{flaw_of("composite_unknown", attribute) |
		some attribute in ["actions_enabled", "actions_suppressor", "alarm_rule"]
		document.partly_unknown(composite, attribute)
		not document.unconfigured(composite, attribute)
	},
	_mute_flaws(side, composite),
	{flaw_of("composite_suppressed", suppressor) |
		suppressor := document.at(composite, ["actions_suppressor"])
		suppressor != null
		not document.partly_unknown(composite, "actions_suppressor")
	},
	{flaw_of("composite_rule_unfit", rule) |
		rule := document.at(composite, ["alarm_rule"])
		is_string(rule)
		not _speaks_for(side, rule, alarm)
	},
})

# A pair of parentheses about the whole changes nothing.
_speaks_for(side, rule, alarm) if {
	some form in [_alone, concat("", [`\(\s*`, _alone, `\s*\)`])]
	match := regex.find_all_string_submatch_n(concat("", [`^\s*`, form, `\s*$`]), rule, 1)[0]
	account.is_called(side, alarm, match[1])
}

_alone := `ALARM\s*\(\s*"?([^")]*?)"?\s*\)`
