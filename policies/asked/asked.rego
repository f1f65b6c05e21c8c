# METADATA
# title: What is asked
# description: |
#   Of a document, beside its judgement. data.question is {control, require, waivers, today}: the id of a control of
#   the catalogue; whether what a plan leaves must protect every event; what somebody answers for until a day, as
#   {reason, subject, until, because}; and the day, `YYYY-MM-DD`, on which they must hold.
package asked

# METADATA
# title: Control that is asked about
# description: Its id. Where the question names none, the only one of the catalogue, or "" where that has several.
control := data.question.control if {
	is_string(data.question.control)
} else := _controls[0] if {
	count(_controls) == 1
} else := ""

_controls := [id | some id, _ in data.spec.controls]

# METADATA
# title: Whether what a plan leaves must protect every event, whatever was before
default required := false

required if data.question.require == true

# METADATA
# title: Waivers that hold
# description: None where no day is given.
holding := [waiver | some waiver in _waivers; _holds(waiver)]

# METADATA
# title: Waivers that no longer hold
expired := [waiver | some waiver in _waivers; not _holds(waiver)]

# METADATA
# title: The same question without waivers
without_waivers := {"control": control, "require": required}

# METADATA
# title: Whether somebody answers for the going of an object
# description: It is judged as though it stayed.
excuses(address) if {
	some waiver in holding
	waiver.subject == address
	endswith(waiver.reason, "_missing")
}

_waivers := [waiver | some waiver in data.question.waivers]

_holds(waiver) if {
	_is_day(waiver.until)
	_is_day(data.question.today)
	data.question.today <= waiver.until
}

_is_day(text) if regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
