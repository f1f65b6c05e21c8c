package chain

import data.account
import data.document

# METADATA
# title: Whether the rule of a composite alarm names an alarm
mentions(side, composite, alarm) if {
	rule := document.at(composite, ["alarm_rule"])
	is_string(rule)
	some match in regex.find_all_string_submatch_n(`[A-Z]+\s*\(\s*"?([^")]*?)"?\s*\)`, rule, -1)
	account.is_called(side, alarm, match[1])
}
