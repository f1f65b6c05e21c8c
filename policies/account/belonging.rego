package account

import data.document

# METADATA
# title: Whether what is put on an object perhaps belongs to this one
# description: |
#   D9: where the expression cannot be followed, it belongs to each fitting object that it names, else to each whose own identity is unknown
#   in this plan, else to each that fits. What is surely in another account or region does not fit.
perhaps_belongs("after", resource, attribute, parent) if {
	link(resource, attribute) == document.unknown
	_can_own(resource, parent)
	candidates := _candidates(resource, attribute)
	parent.key in candidates
}

_can_own(resource, parent) if {
	one := place.after[resource.key]
	other := place.after[parent.key]
	fits_account(one.account, other.account)
	_fits(object.get(one, "region", null), _region_or_null(parent, other))
}

# Roles and buckets are not found by region.
_region_or_null(parent, _) := null if parent.type in {"aws_iam_role", "aws_s3_bucket"}

_region_or_null(parent, found) := found.region if not parent.type in {"aws_iam_role", "aws_s3_bucket"}

_candidates(resource, attribute) := named if {
	leaves := document.leaves_of(resource, [attribute])
	not _undecided(leaves, resource, attribute)
	named := _targets(leaves, resource, attribute)
	count(named) > 0
} else := unsettled if {
	unsettled := {key | some key in _owners(resource, attribute); _identity_unknown(document.sides.after[key])}
	count(unsettled) > 0
} else := _owners(resource, attribute)

_owners(resource, attribute) := {key |
	some type in _link_to(resource, attribute)
	some key in object.get(of_type, ["after", type], set())
	_can_own(resource, document.sides.after[key])
}

# METADATA
# title: Whether nothing of this plan is still to get the identity that an expression may name
nothing_to_own(resource, attribute) if {
	every key in _candidates(resource, attribute) { not _identity_unknown(document.sides.after[key]) }
}
