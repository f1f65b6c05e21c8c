package document

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

_words_of_policies := {"Allow", "Deny", "2008-10-17", "2012-10-17"}

_marked_texts contains text if {
	some told in _marked
	walk(told.marks, [path, true])
	walk(object.get(told.values, path, null), [_, text])
	is_string(text)
}

# Values of each guarded object with the marks that Terraform puts on them.
_marked contains {"address": entry.address, "marks": marks, "values": values} if {
	some entry in array.concat(_changes, _drifts)
	some side in ["before", "after"]
	marks := object.get(entry.change, concat("", [side, "_sensitive"]), {})
	walk(marks, [_, true])
	values := object.get(entry.change, side, {})
	is_object(values)
}

_marked contains {"address": resource.address, "marks": marks, "values": resource.values} if {
	some resource in _prior_of
	marks := object.get(resource, "sensitive_values", {})
	walk(marks, [_, true])
}
