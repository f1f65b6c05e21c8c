package account

import data.document

# METADATA
# title: Keys of each side's objects by type
# description: side → type → set of keys.
of_type.applied[type] contains key if {
	some key, resource in document.sides.applied
	type := resource.type
}

of_type.found[type] contains key if {
	some key, resource in document.sides.found
	type := resource.type
}

of_type.after[type] contains key if {
	some key, resource in document.sides.after
	type := resource.type
	not swept[key]
}

# METADATA
# title: Objects of a type on a side
# description: Set of objects; empty where there is none.
objects(side, type) := {document.sides[side][key] | some key in object.get(of_type, [side, type], set())}
