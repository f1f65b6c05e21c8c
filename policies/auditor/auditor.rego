# METADATA
# title: Auditors
# description: |
#   Which auditors recognise a filter pattern. They compare texts, each in its own way, as their sources say
#   (docs/auditors.md); what a pattern means is asked of package pattern.
package auditor

import data.chain

# METADATA
# title: Published texts of the control's pattern
# description: name → text, the events in the order of the benchmark.
published[name] := concat("", [form.opening, concat(form.separator, _clauses), form.closing]) if {
	some name, form in data.spec.published
}

# METADATA
# title: Auditors that do not recognise a pattern
# description: Set of ids.
strangers(pattern) := {id |
	some id, auditor in data.spec.auditors
	not _recognises(auditor.recognises, auditor, pattern)
}

_events := [record.eventName | some record in chain.control.must_match]

_clauses := [concat("", ["($.eventName=", event, ")"]) | some event in _events]

_recognises("text", auditor, pattern) if pattern == published[auditor.text]

_recognises("folded_text", auditor, pattern) if _folded(pattern) == _folded(published[auditor.text])

_recognises("contained_text", auditor, pattern) if {
	contains(_without_blanks(pattern), _without_blanks(published[auditor.text]))
}

_recognises("in_order", auditor, pattern) if {
	regex.match(concat(auditor.between, _expressions[auditor.clause]), pattern)
}

_recognises("each", auditor, pattern) if {
	every expression in _expressions[auditor.clause] { regex.match(expression, pattern) }
}

# As many alternatives as events, each of which is one of theirs; which of them is not counted.
_recognises("alternatives", auditor, pattern) if {
	alternatives := split(trim(_without_blanks(pattern), "{}"), "||")
	count(alternatives) == count(_events)
	one_of_them := concat("", [`^(?:`, concat("|", _expressions[auditor.clause]), `)$`])
	every alternative in alternatives { regex.match(one_of_them, trim(alternative, "()")) }
}

# An auditor's expression for a clause → that for each event.
_expressions[auditor.clause] := [replace(auditor.clause, "{event}", event) | some event in _events] if {
	some auditor in data.spec.auditors
}

_folded(text) := lower(_without_blanks(text))

_without_blanks(text) := strings.replace_n({" ": "", "\t": "", "\r": "", "\n": ""}, text)
