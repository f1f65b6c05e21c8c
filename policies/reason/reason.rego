# METADATA
# title: Reasons
# description: What the catalogue says of each flaw, warning and note.
package reason

# METADATA
# title: What the catalogue says of each reason
# description: |
#   Code → {link, attribute, tolerated, message, remedy}, as far as it has them. A thing of a family has a reason
#   THING_VERB for each verb of the family, and the parts that stand in the verb's words.
catalogued := object.union(data.spec.reasons, _of_families)

_of_families := {concat("_", [name, verb]): object.union(_parted(family, thing), words) |
	some name, thing in data.spec.things
	some called in thing.families
	family := data.spec.families[called]
	some verb, words in family.verbs
}

# What the thing says of itself goes before what its family says of all.
_parted(family, thing) := object.union(object.filter(family, ["parts"]), object.remove(thing, ["families"]))
