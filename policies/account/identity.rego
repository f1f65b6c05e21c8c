package account

import data.document

# METADATA
# title: Name of an object
# description: What it is called in its account; a symbol of its own where that is known only after apply.
name_of(resource) := name if {
	attribute := object.get(data.spec.identities, [resource.type, "name"], "name")
	name := document.at(resource, [attribute])
	is_string(name)
} else := symbol_of(resource)

# METADATA
# title: Symbol of an object whose identity is known only after apply
# description: Equal to itself alone.
symbol_of(resource) := concat("", ["(", resource.key, ")"])

# METADATA
# title: ARN of each object
# description: |
#   side → key → ARN. Known; else composed of type, name, region and account (a name decides before a reference does);
#   else the object's symbol.
arn.applied[key] := _arn_of("applied", resource) if some key, resource in document.sides.applied

arn.found[key] := _arn_of("found", resource) if some key, resource in document.sides.found

arn.after[key] := _arn_of("after", resource) if some key, resource in document.sides.after

_arn_of(_, resource) := _own_arn_text(resource)

_arn_of(side, resource) := arn if {
	not _own_arn_text(resource)
	form := data.spec.identities[resource.type].arn
	name := document.at(resource, [object.get(data.spec.identities, [resource.type, "name"], "name")])
	is_string(name)
	own := place[side][resource.key]
	_placed(form, own)
	arn := strings.replace_n(
		{
			"{partition}": partition,
			"{region}": _text_or_blank(own.region),
			"{account}": _text_or_blank(own.account),
			"{path}": _text_or_default(document.at(resource, ["path"]), "/"),
			"{name}": name,
		},
		form,
	)
} else := symbol_of(resource) if {
	not _own_arn_text(resource)
}

# An ARN that needs what nothing tells is not composed.
_placed(form, place) if {
	every part in ["region", "account"] { _tells(form, place, part) }
}

_tells(form, _, part) if not contains(form, concat("", ["{", part, "}"]))

_tells(_, place, part) if is_string(place[part])

# CloudFormation ends the ARN of a group with its streams.
_own_arn_text(resource) := trim_suffix(resource.values.arn, ":*") if {
	not document.unknown_at(resource, ["arn"])
	_is_arn(resource.values.arn)
}

_text_or_blank(text) := text if {
	is_string(text)
} else := ""

_text_or_default(text, _) := text if is_string(text)

_text_or_default(text, fallback) := fallback if not is_string(text)

# METADATA
# title: Whether a text is what an object is called by
# description: Its name or its ARN.
is_called(_, resource, text) if text == name_of(resource)

is_called(side, resource, text) if text == arn[side][resource.key]

# METADATA
# title: Whether two texts mean one key
# description: By its ARN, or one of them by its id.
same_key(one, other) if one == other

same_key(one, other) if endswith(one, concat("", ["/", other]))

same_key(one, other) if endswith(other, concat("", ["/", one]))

# METADATA
# title: Account in an ARN
# description: null for what is none, as an address or a key's id.
account_in(text) := split(text, ":")[4] if {
	is_string(text)
	count(split(text, ":")) > 5
} else := null

# METADATA
# title: Whether an object is surely of the account that an ARN names
is_of_account_in(side, resource, text) if place[side][resource.key].account == account_in(text)
