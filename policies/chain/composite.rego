package chain

import data.account
import data.document

# METADATA
# title: Whether the rule of a composite alarm names an alarm
mentions(side, composite, alarm) if {
	rule := document.at(composite, ["alarm_rule"])
	is_string(rule)
	some match in regex.find_all_string_submatch_n(`[A-Z]+\s*\(\s*"?([^")]*?)"?\s*\)`, rule, -1)
	means_alarm(side, match[1], alarm)
}

# METADATA
# title: Whether a text in such a rule means an alarm
# description: By its name or its ARN.
means_alarm(_, text, alarm) if text == account.name_of(alarm)

means_alarm(side, text, alarm) if text == account.arn[side][alarm.key]
