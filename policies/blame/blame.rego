# METADATA
# title: Blame
# description: |
#   Which change of this plan causes what is wrong with an object of a chain: of the object itself, of what is put
#   on it, as a policy of a role, or of
#   what it refers to, as its key. Decides nothing.
package blame

import data.account
import data.chain
import data.document

# METADATA
# title: Edits that cause a reason
# description: |
#   Of a chain, and the object that bears it. Set of {key, attribute}: what this plan changes, or else what changed
#   since that side, and the
#   attribute that changes, "" where that is not told. Empty where many things change, and none that the catalogue
#   names for the reason.
edits(side, joined, reason, bearer) := planned if {
	planned := _named("found", _around("found", joined), reason, bearer)
	count(planned) > 0
} else := sole if {
	sole := _sole(_around("found", joined))
	count(sole) > 0
} else := _named(side, _around(side, joined), reason, bearer)

# What the catalogue names for the reason: of the bearer itself, or else of what stands around its chain.
_named(side, around, reason, bearer) := own if {
	candidates := _candidates(side, around | {bearer}, reason)
	own := {edit | some edit in candidates; edit.key == bearer}
	count(own) > 0
} else := _candidates(side, around, reason)

_candidates(side, keys, reason) := {{"key": key, "attribute": _changed(side, key, attributes)} |
	some family, types in data.spec.blames
	startswith(reason, family)
	some key in keys
	key in document.touched
	attributes := types[_object(side, key).type]
}

# The cause of whatever is lost, where this plan changes nothing else of a chain.
_sole(around) := {{"key": key, "attribute": _first_changed(key)} | some key in planned} if {
	planned := {key |
		some key in around
		key in document.touched
		_is_changed(key)
	}
	count(planned) == 1
} else := set()

_is_changed(key) if not document.sides.found[key]

_is_changed(key) if not document.sides.after[key]

_is_changed(key) if {
	some attribute in data.spec.guarded[_object("found", key).type]
	differs("found", key, attribute)
}

# What AWS gives to each new object says nothing.
_first_changed(key) := min(changed) if {
	document.actions[key] == ["update"]
	changed := {attribute |
		some attribute in data.spec.guarded[_object("found", key).type]
		not attribute in {"arn", "id"}
		differs("found", key, attribute)
	}
	count(changed) > 0
} else := ""

_object(side, key) := now if {
	now := document.sides.after[key]
} else := document.sides[side][key]

# Of these attributes of an object the first that changes, dotted into its block. Undefined where none does.
_changed(side, key, attributes) := _dotted(side, key, changed[0]) if {
	changed := [attribute | some attribute in attributes; differs(side, key, attribute)]
	count(changed) > 0
}

_dotted(side, key, attribute) := concat(".", [attribute, fields[0]]) if {
	before := _value(side, key, attribute)[0]
	after := _value("after", key, attribute)[0]
	fields := sort([field |
		some field in (object.keys(before) | object.keys(after))
		_told(object.get(before, field, null)) != _told(object.get(after, field, null))
	])
	count(fields) == 1
} else := attribute

# METADATA
# title: Whether an attribute of an object is another after the plan
# description: Also where the object comes or goes with a value of it.
differs(side, key, attribute) if {
	before := _value(side, key, attribute)
	after := _value("after", key, attribute)
	before != after
	not _are_same_blocks(before, after)
}

_are_same_blocks(before, after) if {
	is_array(before)
	is_array(after)
	count(before) == count(after)
	every position, block in before { _is_same_block(block, after[position]) }
}

_is_same_block(one, other) if {
	every field in object.keys(one) | object.keys(other) {
		_told(object.get(one, field, null)) == _told(object.get(other, field, null))
	}
}

_value(side, key, attribute) := value if {
	value := _told(document.at(document.sides[side][key], [attribute]))
} else := null

# One version of the provider says null where another says that there is nothing in it.
_told(value) := null if {
	value in [[], {}, ""]
} else := value

# What may change what a chain does: its objects, what they refer to and what is put on either, what these refer to
# and is put on that; and
# whatever may concern objects that it does not refer to.
_around(side, joined) := all if {
	own := {key | some _, key in chain.objects(side, joined)}
	referred := own | _next(_referred, side, own)
	put := (referred | _next(_put, side, referred)) | _put_outside(side, referred)
	beyond := put | _next(_referred, side, put)
	all := union({
		beyond,
		_next(_put, side, beyond),
		_publishing(side, joined),
		_contesting(side, beyond),
		_apart,
		_unplaced,
	})
}

_next(steps, side, keys) := {other |
	some key in keys
	some at in {side, "after"}
	some other in object.get(steps, [at, key], set())
}

# What is put on something outside that one of the objects refers to.
_put_outside(side, keys) := {other |
	some at in {side, "after"}
	some key in keys
	some name in object.get(_outside, [at, key], set())
	some other in object.get(_on_name, [at, name], set())
}

# Other filters that publish the metric of the chain's.
_publishing(side, joined) := {key |
	some at in {side, "after"}
	metric := chain.metric_of(document.sides[at][joined.filter])
	some key in object.get(chain.filters_of_metric, [at, metric], set())
}

# What has the name of one of the objects.
_contesting(side, keys) := {other.key |
	some at in {side, "after"}
	some key in keys
	object := document.sides[at][key]
	some other in account.called(at, object.type, account.name_of(object))
}

# Of such types each object is judged, and what it concerns is no link of it.
_apart := {key |
	some key in document.touched
	type := _object("found", key).type
	not data.spec.links[type]
	not data.spec.relevance[type]
}

# Of which nobody can tell what it is put on.
_unplaced := {key |
	some key in document.touched
	resource := document.sides.after[key]
	some attribute, _ in data.spec.links[resource.type]
	_finds(resource.type, attribute)
	account.link(resource, attribute) == document.unknown
}

# What is asked by ground keys is copied into complete rules.
_referred := _refers

_put := _is_put

_outside := _names_outside

_on_name := _is_put_on_name

# side → key → keys of the objects to which a link of it leads.
_refers[side][key] contains other if {
	some [side, key, _, linked, text] in _links
	some type in linked
	some other in _known(side, type, text)
}

# side → key → keys of the objects that are found by a link which leads to it: never of all alarms that a topic has.
_is_put[side][other] contains key if {
	some [side, key, attribute, linked, text] in _links
	_finds(document.sides[side][key].type, attribute)
	some type in linked
	some other in _known(side, type, text)
}

# side → key → names of what a link of it leads to, whether it is there or not.
_names_outside[side][key] contains name if {
	some [side, key, _, _, text] in _links
	some name in _names(text)
}

# side → name → keys of the objects that are found by a link which leads to something of that name.
_is_put_on_name[side][name] contains key if {
	some [side, key, attribute, _, text] in _links
	_finds(document.sides[side][key].type, attribute)
	some name in _names(text)
}

# An ARN ends in the name, after its last colon, or after a path.
_names(text) := {text, resource, segments[count(segments) - 1]} if {
	parts := split(trim_suffix(text, ":*"), ":")
	resource := parts[count(parts) - 1]
	segments := split(resource, "/")
}

_known(side, type, text) := {object.key | some object in account.known_as(side, type, text)}

_finds(type, _) if not data.spec.relevance[type]

_finds(type, attribute) if [attribute] in data.spec.relevance[type]

# The other provider's, of which each object is judged.
_finds(type, attribute) if not attribute in data.spec.guarded[type]

_links contains [side, key, attribute, linked.to, text] if {
	some side, objects in document.sides
	some key, resource in objects
	some attribute, linked in data.spec.links[resource.type]
	some text in _texts(resource, attribute)
}

_texts(resource, attribute) := {text} if {
	text := account.link(resource, attribute)
	is_string(text)
} else := texts if {
	texts := account.link_set(resource, attribute)
	is_set(texts)
} else := set()
