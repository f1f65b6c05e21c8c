package document

# METADATA
# title: A value that is known only after apply
unknown := {"known_after_apply": true}

# METADATA
# title: Value at a path of an object
# description: |
#   null, "", [], {} and a missing key are one value: null. A value known only after apply is `unknown`.
at(resource, path) := unknown if {
	unknown_at(resource, path)
} else := value if {
	value := _present(value_at(resource.values, path))
} else := null

# METADATA
# title: Value of an attribute, or the provider's default where it is not set
at_or(resource, path, default_value) := default_value if {
	at(resource, path) == null
} else := at(resource, path)

# METADATA
# title: Whether a path is known only after apply
# description: True where `after_unknown` says so for the path or for a beginning of it.
default unknown_at(_, _) := false

unknown_at(resource, path) if {
	count(resource.unknown) > 0
	some length in numbers.range(1, count(path))
	value_at(resource.unknown, array.slice(path, 0, length)) == true
}

# METADATA
# title: Whether anything of an attribute is known only after apply
default partly_unknown(_, _) := false

partly_unknown(resource, attribute) if {
	count(resource.unknown) > 0
	walk(resource.unknown[attribute], [_, true])
}

# METADATA
# title: Whether anything at a path is known only after apply
default partly_unknown_at(_, _) := false

partly_unknown_at(resource, path) if unknown_at(resource, path)

partly_unknown_at(resource, path) if {
	count(resource.unknown) > 0
	walk(value_at(resource.unknown, path), [_, true])
}

# METADATA
# title: Value at a path of any JSON value, null where there is none
value_at(value, path) := object.get(value, path, null) if {
	is_object(value)
} else := null

# METADATA
# title: Blocks of a list attribute
# description: The list's objects; empty where the attribute is not set. Never undefined.
blocks(resource, attribute) := [block |
	some block in value_at(resource.values, [attribute])
	is_object(block)
]

default _blank(_) := false

_blank(value) if value in {null, "", []}

# Not in the set above: the compiler of OPA 1.18 panics at an object in it.
_blank(value) if {
	is_object(value)
	count(value) == 0
}

_present(value) := value if not _blank(value)
