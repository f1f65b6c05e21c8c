package document

# METADATA
# title: Whether a text is JSON that a parser has room for
# description: AWS stores no policy of more than some ten thousand characters, and no parser has room for texts that are all brackets.
parses(text) if {
	count(split(text, "[")) + count(split(text, "{")) <= 5000
	json.is_valid(text)
}
