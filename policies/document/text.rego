package document

# METADATA
# title: Whether a text is JSON that a parser has room for
# description: |
#   AWS stores no policy of more than some ten thousand characters, and no parser has room for texts that are all
#   brackets.
parses(text) if {
	count(split(text, "[")) + count(split(text, "{")) <= 5000
	json.is_valid(text)
	not _repeats_key(text)
}

# Of a key that stands twice in one object nobody can tell which value counts.
_repeats_key(text) if {
	kept := sum([count(node) | walk(json.unmarshal(text), [_, node]); is_object(node)])
	not _has_no_more_keys(text, kept)
	keys := [match |
		some match in regex.find_all_string_submatch_n(`"(?:[^"\\]|\\.)*"(\s*:)?`, text, -1)
		match[1] != ""
	]
	count(keys) != kept
}

# Told fast of most texts: where no blank stands before a colon, each key is a quote before one.
_has_no_more_keys(text, kept) if {
	every blank in [" :", "\t:", "\r:", "\n:"] { not contains(text, blank) }
	count(split(text, `":`)) - 1 == kept
}
