package document

import data.asked

# METADATA
# title: Whether this plan creates an object
default creates(_) := false

creates(key) if "create" in actions[key]

# METADATA
# title: Whether this plan destroys what an object was
default destroys(_) := false

destroys(key) if {
	"delete" in actions[key]
	not asked.excuses(key)
}

# METADATA
# title: Objects that this plan takes over
# description: Set of keys of guarded objects that are imported.
imported contains key if {
	some key, entry in _change_of
	is_object(object.get(entry.change, "importing", null))
}
