package report

import data.chain
import data.reason

# METADATA
# title: A template of the catalogue with its values
# description: |
#   `{name}` stands for a value of the finding, as in cli/report/words.ts.
filled(template, values) := strings.replace_n(
	{placeholder: text |
		some name, value in values
		placeholder := concat("", ["{", name, "}"])
		text := _in_words(name, value)
	},
	template,
)

_in_words("events", events) := concat("", ["all ", format_int(count(events), 10), " events"]) if {
	count(events) == count(chain.control.must_match)
} else := concat(", ", sort(events))

_in_words(name, value) := _shown(value) if name != "events"

_shown(value) := value if {
	is_string(value)
} else := json.marshal(value)

# METADATA
# title: Words of a reason
# description: |
#   {message, remedy}; a reason without words speaks for itself, so that nothing is left unsaid.
words(code) := {key: filled(said[key], parts) | some key in ["message", "remedy"]} if {
	said := reason.catalogued[code]
	parts := object.get(said, "parts", {})
} else := {"message": code, "remedy": "Load the policy whole, with the folder spec as data.spec."}

# METADATA
# title: Text that is safe on a terminal
# description: What does not print, or hides or turns around what follows, is shown as U+FFFD.
printable(text) := strings.replace_n({match[0]: "\uFFFD" | some match in _unprintable(text)}, text)

_unprintable(text) := regex.find_all_string_submatch_n(`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]`, text, -1)
