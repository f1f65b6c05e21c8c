package document

# The provider `awscc` calls AWS's things by CloudFormation's names. What says the same is read under the names of the
# provider `aws`, so that there is one set of requirements.

_read_type(type) := object.get(data.spec.spellings, [type, "type"], type)

# Attributes, or what is said of them, under the names that are read.
_respelled(type, values) := values if {
	not data.spec.spellings[type]
} else := {name: _respelled_blocks(names, given) |
	some written, given in values
	not _shadowed(object.get(data.spec.spellings[type], "attributes", {}), written, values)
	name := object.get(data.spec.spellings[type], ["attributes", written], written)
	names := object.get(data.spec.spellings[type], ["blocks", written], {})
}

_respelled_blocks(names, blocks) := [_respelled_block(names, block) | some block in blocks] if {
	is_array(blocks)
} else := blocks

_respelled_block(names, block) := {object.get(names, written, written): value |
	some written, value in block
	not _shadowed(names, written, block)
} if {
	is_object(block)
} else := block

# A name that the other provider does not have, beside the one that is read under it.
_shadowed(names, written, values) if {
	not names[written]
	some other, name in names
	name == written
	other in object.keys(values)
}

# What AWS decides at creation, and the other provider has no attribute for.
_undisclosed(entry) := {attribute: true | some attribute in data.spec.spellings[entry.type].undisclosed} if {
	"create" in entry.change.actions
} else := {}
