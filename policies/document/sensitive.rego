package document

import data.asked

# METADATA
# title: What is marked sensitive of each object
# description: address → array of objects that hold `true` where a value is marked.
sensitive[address] := marks if {
	some address in {told.address | some told in _marked}
	marks := [told.marks |
		some told in _marked
		told.address == address
		is_object(told.marks)
	]
}

# METADATA
# title: Texts that are marked sensitive
# description: Those long enough not to be part of anything by chance; of a policy that is marked each text in it, too.
sensitive_texts contains text if {
	some text in _marked_texts
	count(text) > 3
}

sensitive_texts contains part if {
	some text in _marked_texts
	json.is_valid(text)
	walk(json.unmarshal(text), [_, part])
	is_string(part)
	count(part) > 3
	not part in _words_of_policies
}

# METADATA
# title: A text as it may be shown
# description: What holds a value marked sensitive anywhere is not shown.
disclosed(text) := "(sensitive value)" if {
	some secret in sensitive_texts
	contains(text, secret)
} else := text

# What a detail may take out of a text: a word of it that stands nowhere else, and keys of conditions in small letters.
sensitive_texts contains word if {
	some text in _marked_texts
	some match in regex.find_all_string_submatch_n(`[A-Za-z0-9_-]{6,}`, text, -1)
	some word in {match[0], lower(match[0])}
	not _is_told(word)
}

_is_told(word) if {
	some text in _open_texts
	contains(text, word)
}

_open_texts contains record.eventName if {
	some record in data.spec.controls[asked.control].must_match
}

_open_texts contains text if {
	some told in _told
	walk(told.values, [path, text])
	is_string(text)
	not _is_marked(told.marks, path)
}

_open_texts contains told.address if some told in _told

_is_marked(marks, path) if {
	some length in numbers.range(0, count(path))
	object.get(marks, array.slice(path, 0, length), false) == true
}

_words_of_policies := {"Allow", "Deny", "2008-10-17", "2012-10-17"}

_marked_texts contains text if {
	some told in _marked
	walk(told.marks, [path, true])
	walk(object.get(told.values, path, null), [_, text])
	is_string(text)
}

_marked := [told | some told in _told; walk(told.marks, [_, true])]

# Values of each guarded object with the marks that Terraform puts on them.
_told := array.concat(
	[{"address": entry.address, "marks": marks, "values": values} |
		some entry in array.concat(_changes, _drifts)
		some side in ["before", "after"]
		marks := object.get(entry.change, concat("", [side, "_sensitive"]), {})
		values := object.get(entry.change, side, {})
		is_object(values)
	],
	[{"address": resource.address, "marks": object.get(resource, "sensitive_values", {}), "values": resource.values} |
		some resource in _prior_of
	],
)
