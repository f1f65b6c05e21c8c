package document

# METADATA
# title: What is marked sensitive of each object
# description: address → array of `before_sensitive` and `after_sensitive` objects.
sensitive[address] := marks if {
	some address in {entry.address | some entry in _marked}
	marks := [mark |
		some entry in _marked
		entry.address == address
		some side in ["before_sensitive", "after_sensitive"]
		mark := object.get(entry.change, side, {})
		is_object(mark)
	]
}

_marked := [entry |
	some entry in array.concat(_changes, _drifts)
	_guards(entry.type)
]

# METADATA
# title: Texts that are marked sensitive
# description: Those long enough not to be part of anything by chance.
sensitive_texts contains text if {
	some entry in _marked
	some side in ["before", "after"]
	walk(object.get(entry.change, $"{side}_sensitive", {}), [path, true])
	value := object.get(entry.change, side, null)
	is_object(value)
	walk(object.get(value, path, null), [_, text])
	is_string(text)
	count(text) > 3
}
