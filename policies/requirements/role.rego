package requirements

import data.account
import data.document
import data.permission

# METADATA
# title: Flaws of the role by which a trail delivers
delivery_role_flaws(side, trail) := set() if {
	account.link(trail, "cloud_watch_logs_group_arn") == null
} else := {flaw("role_unknown")} if {
	account.link(trail, "cloud_watch_logs_role_arn") == document.unknown
} else := {flaw("role_missing")} if {
	account.link(trail, "cloud_watch_logs_role_arn") == null
} else := union({_managed_role_flaws(side, trail, role) | some role in roles}) if {
	roles := _roles_named(side, account.link(trail, "cloud_watch_logs_role_arn"))
	count(roles) > 0
} else := {flaw("role_missing")} if {
	side == "after"
	count(_roles_named("found", account.link(trail, "cloud_watch_logs_role_arn"))) > 0
} else := _external_role_flaws(side, trail, account.link(trail, "cloud_watch_logs_role_arn"))

# What denies here denies, whatever allows it elsewhere (R12). Where nothing here allows it either, that is trusted, and
# told: what allowed it here before is gone (C6).
_external_role_flaws(side, trail, arn) := external | (denied | _taken_elsewhere(unproven, lists)) if {
	role := _external_role(arn)
	requests := _stream_requests(side, trail)
	lists := _exclusive_lists(side, role)
	put := _policies_put_on(side, role)
	all := {policy | some policies in put; some [_, policy] in policies}
	left := {policy |
		some type, policies in put
		some [name, policy] in policies
		not _taken_by(lists[type], name)
	} | {_denying(policy) | some policy in all}
	denied := permission_flaws("role_permission", left | {_allowing_all}, requests)
	refused := permission_flaws("role_permission", left, requests) - denied
	unproven := permission_flaws("role_permission", all, requests) - denied
	presumed := _presumed(refused, _attached_outside(side, role))
	external := {flaw_of("role_external", concat("", [arn, presumed]))}
}

_presumed(refused, _) := "" if count(refused) == 0

_presumed(refused, arns) := concat("", [" (what lets it write is ", concat(" or ", outside), ")"]) if {
	count(refused) > 0
	outside := array.concat(sort(arns), ["not in this plan either"])
}

# What is only named here may be what allows it, beside what is not even named.
_attached_outside(side, role) := {arn |
	some attachment in _attachments_to_external(side, role)
	arn := _attached(side, account.link(attachment, "policy_arn")).external
}

_policies_put_on(side, role) := {
	"aws_iam_role_policies_exclusive": _inline_in(side, _put_on_external(side, "aws_iam_role_policy", role)),
	"aws_iam_role_policy_attachments_exclusive": (_attaching_themselves(side, role) | {[arn, policy] |
		some attachment in _attachments_to_external(side, role)
		arn := account.link(attachment, "policy_arn")
		policy := _attached(side, arn)
		policy.statements
	}),
}

_attachments_to_external(side, role) := single | several if {
	single := _put_on_external(side, "aws_iam_role_policy_attachment", role)
	several := account.listing(side, "aws_iam_policy_attachment", "roles", role)
}

# What cannot be followed may be put on what is outside only where nothing here is still to get its name.
_put_on_external(side, type, role) := account.named_on(side, type, "role", role) | {resource |
	some resource in account.perhaps_on_outside(side, type, "role", role.place.account)
}

# Lists of all policies of a role: type → lists of names, or what is not known of them.
_exclusive_lists(side, role) := {type: [account.link_set(list, attribute) | some list in lists] |
	some type, attribute in _listing
	lists := account.named_on(side, type, "role_name", role)
}

_listing := {
	"aws_iam_role_policies_exclusive": "policy_names",
	"aws_iam_role_policy_attachments_exclusive": "policy_arns",
}

_taken_by(lists, name) if {
	some listed in lists
	_lacks(listed, name)
}

# Where nothing here would surely allow it without them, each such list takes away what may have allowed it elsewhere.
_taken_elsewhere(unproven, _) := set() if count(unproven) == 0

_taken_elsewhere(unproven, lists) := {flaw_of("role_permission_exclusive", list) |
	some type, listings in lists
	some listed in listings
	list := concat(" = ", [_listing[type], _text(listed)])
} if {
	count(unproven) > 0
}

_external_role(arn) := {"name": name, "names": {name}, "place": place} if {
	path := split(arn, "/")
	name := path[count(path) - 1]
	place := {"region": null, "account": account.account_in(arn)}
}

# Roles of one name are as many as there are accounts.
_called(role) := {
	"name": account.name_of(role),
	"names": {account.name_of(role), object.get(role.values, "arn", null)},
	"place": account.place_of(role),
}

_roles_named(side, arn) := {role |
	some role in account.having_arn(side, "aws_iam_role", arn)
}

_managed_role_flaws(side, trail, role) := union({
	common_flaws(side, role),
	permission_flaws("role_trust", {policy_in(side, role, "assume_role_policy")}, {{
		"service": "cloudtrail.amazonaws.com",
		"action": "sts:AssumeRole",
		"resource": account.arn[side][role.key],
		"context": _trail_context(side, trail),
	}}),
	_delivery_flaws(side, trail, role),
	_boundary_flaws(side, trail, account.link(role, "permissions_boundary")),
})

# A boundary allows nothing by itself: what it does not allow, the role's policies cannot.
_boundary_flaws(side, trail, boundary) := set() if {
	boundary == null
} else := {flaw("role_boundary_unknown")} if {
	boundary == document.unknown
} else := {flaw_of("role_boundary", policy.external)} if {
	policy := _attached(side, boundary)
	policy.external
} else := permission_flaws("role_boundary", {_attached(side, boundary)}, _stream_requests(side, trail))

# A policy that is only named here may be what allows it, or deny it: its identity is the flaw.
_delivery_flaws(side, trail, role) := union({
	external,
	{flaw | some policy in policies; policy.external; some flaw in object.get(policy, "flaws", set())},
	_beside(external, readable, requests),
	_taken_elsewhere(unproven, _exclusive_lists(side, _called(role))),
}) if {
	inline := _inline_policies(side, role)
	attached := _attached_policies(side, role)
	policies := _role_policies(side, role, inline, attached)
	requests := _stream_requests(side, trail)
	readable := {policy | some policy in policies; not policy.external}
	external := {flaw_of("role_permission_external", policy.external) | some policy in policies}
	all := _readable(inline | attached)
	unproven := permission_flaws("role_permission", all, requests) - permission_flaws(
		"role_permission",
		all | {_allowing_all},
		requests,
	)
}

_readable(named) := {policy | some [_, policy] in named; not policy.external}

# Whatever a policy outside allows, a Deny of this plan denies; and what only that one may allow goes with it.
_beside(external, readable, requests) := permission_flaws("role_permission", readable, requests) if {
	count(external) == 0
} else := denied | {flaw("role_permission_external_alone") | refused != denied} if {
	refused := permission_flaws("role_permission", readable, requests)
	denied := permission_flaws("role_permission", readable | {_allowing_all}, requests)
}

_allowing_all := {"statements": permission.statements_of_blocks([{"actions": ["*"], "resources": ["*"]}])}

# Inline policies and attached managed ones, of resources of their own or of the role where these are configured. Of
# each what nothing takes away from the role.
_role_policies(side, role, inline, attached) := union({
	{policy | some [name, policy] in inline; not _inline_taken(side, role, name)},
	{policy | some [arn, policy] in attached; not _attachment_taken(side, role, arn)},
	_unread(role),
	_perhaps_denying(side, role, _readable(inline | attached)),
	_perhaps_taken(side, role, inline, attached),
})

_inline_policies(side, role) := _inline_in(side, _put_on_role(side, "aws_iam_role_policy", role)) | _inline(role)

_inline_in(side, policies) := {[account.name_of(policy), policy_in(side, policy, "policy")] | some policy in policies}

_attached_policies(side, role) := union({
	{[arn, _given_by(side, attachment, _attached(side, arn))] |
		some attachment in _attachments_to(side, role)
		arn := account.link(attachment, "policy_arn")
	},
	_attaching_themselves(side, _called(role)),
	{[arn, _attached(side, arn)] | some arn in _listed(role)},
})

# An exclusive list, or the role's own attribute where it is configured, leaves nothing that it does not name.
_inline_taken(side, role, name) if {
	_taken_by(_exclusive_lists(side, _called(role)).aws_iam_role_policies_exclusive, name)
}

_inline_taken(_, role, name) if {
	_overwritten(role, "inline_policy", {block.name | some block in document.blocks(role, "inline_policy")}, name)
}

_attachment_taken(side, role, arn) if {
	_taken_by(_exclusive_lists(side, _called(role)).aws_iam_role_policy_attachments_exclusive, arn)
}

_attachment_taken(_, role, arn) if {
	_overwritten(role, "managed_policy_arns", object.get(role.values, "managed_policy_arns", []), arn)
}

_attachment_taken(side, role, arn) if _attached_elsewhere(side, role, arn)

# A policy of the provider awscc names the roles that it is attached to.
_attaching_themselves(side, role) := {[account.arn[side][policy.key], policy_in(side, policy, "policy")] |
	some policy in account.listing(side, "aws_iam_policy", "roles", role)
}

# What perhaps belongs to the role can only take away: an Allow of it proves nothing. An exclusive list takes away what
# it does not name when it is applied, which need not be after this plan puts that there.
_perhaps_denying(side, role, readable) := {_denying(policy) |
	some policy in union({
		readable,
		{policy_in(side, policy, "policy") | some policy in account.perhaps_on(side, "aws_iam_role_policy", "role", role)},
		{policy_in(side, policy, "policy") | some policy in account.perhaps_on(side, "aws_iam_policy", "roles", role)},
		{_attached(side, account.link(attachment, "policy_arn")) | some attachment in _perhaps_attached_to(side, role)},
	})
}

_perhaps_attached_to(side, role) := {attachment |
	some attachment in account.perhaps_on(side, "aws_iam_role_policy_attachment", "role", role)
} | {attachment |
	some attachment in account.perhaps_on(side, "aws_iam_policy_attachment", "roles", role)
	account.link_set(attachment, "roles") == document.unknown
}

# What perhaps takes a policy away from the role: a list of which nobody can tell whose it is.
_perhaps_taken(side, role, inline, attached) := {{"problem": "known after apply"} |
	some list in account.perhaps_on(side, "aws_iam_role_policies_exclusive", "role_name", role)
	some [name, _] in inline
	_lacks(account.link_set(list, "policy_names"), name)
} | {{"problem": "known after apply"} |
	some [arn, _] in attached
	some left in _perhaps_left_attached(side, role, attached)
	_lacks(left, arn)
}

# What each such list leaves attached; a policy's attachment to all that use it leaves every other one.
_perhaps_left_attached(side, role, attached) := {account.link_set(list, "policy_arns") |
	some list in account.perhaps_on(side, "aws_iam_role_policy_attachments_exclusive", "role_name", role)
} | {others |
	some attachment in account.objects(side, "aws_iam_policy_attachment")
	account.link_set(attachment, "roles") == document.unknown
	account.fits(account.place[side][attachment.key], account.place_of(role))
	others := {arn |
		some [arn, _] in attached
		arn != account.link(attachment, "policy_arn")
	}
}

_denying(policy) := object.union(policy, {"statements": [statement |
	some statement in policy.statements
	statement.effect == "Deny"
]}) if {
	policy.statements
} else := policy

# What an attachment gives a role has the attachment's flaws, too.
_given_by(side, attachment, policy) := object.union(
	policy,
	{"flaws": union({common_flaws(side, attachment), object.get(policy, "flaws", set())})},
)

_roles_of(attachment) := roles if {
	roles := account.link_set(attachment, "roles")
	roles != document.unknown
} else := set()

# An attachment to all that use a policy takes it away from everything else.
_attached_elsewhere(side, role, arn) if {
	some attachment in account.objects(side, "aws_iam_policy_attachment")
	account.link(attachment, "policy_arn") == arn
	not account.name_of(role) in _roles_of(attachment)
}

_lacks(names, _) if names == document.unknown

_lacks(names, name) if {
	names != document.unknown
	not name in names
}

# The role's own attribute is such a list where it is configured.
_overwritten(role, attribute, names, name) if {
	not document.unconfigured(role, attribute)
	is_array(object.get(role.values, attribute, null))
	not document.partly_unknown(role, attribute)
	not name in names
}

_put_on_role(side, type, role) := account.named_on(side, type, "role", _called(role))

_attached(side, arn) := policy_in(side, document.sides[side][min(keys)], "policy") if {
	keys := {policy.key | some policy in account.having_arn(side, "aws_iam_policy", arn)}
	count(keys) > 0
} else := {"statements": []} if {
	side == "after"
	count(account.having_arn("found", "aws_iam_policy", arn)) > 0
} else := {"statements": permission.statements_of_blocks(managed)} if {
	managed := data.spec.managed_policies[trim_prefix(arn, concat("", ["arn:", account.partition, ":iam::aws:policy/"]))]
} else := {"external": arn}

# What the role itself shows of policies that are resources of their own is left to those, on whatever side these were.
_inline(role) := {[name, policy] |
	some index, block in document.value_at(role.values, ["inline_policy"])
	name := document.value_at(block, ["name"])
	not _echoes_policy(role, name)
	policy := _inline_policy(role, index, block)
}

# What of the role's own attributes only apply tells.
_unread(role) := {{"problem": "known after apply"} |
	document.unknown_at(role, ["inline_policy"])
	_says_for_itself(role, "inline_policy", "policies")
} | {{"problem": "known after apply"} |
	account.link_set(role, "managed_policy_arns") == document.unknown
	_says_for_itself(role, "managed_policy_arns", "attachments")
}

_echoes_policy(role, name) if {
	document.unconfigured(role, "inline_policy")
	some side in ["found", "applied", "after"]
	some policy in _put_on_role(side, "aws_iam_role_policy", role)
	account.name_of(policy) == name
}

_inline_policy(role, index, block) := permission.statements_of_text(object.get(block, "policy", "")) if {
	not _unknown_block(role, index)
	block != {}
} else := {"problem": "known after apply"}

_unknown_block(role, index) if object.get(role.unknown, "inline_policy", [])[index].policy == true

_listed(role) := {arn |
	some arn in arns
	not _echoes_attachment(role, arn)
} if {
	arns := account.link_set(role, "managed_policy_arns")
	arns != document.unknown
} else := set()

_echoes_attachment(role, arn) if {
	document.unconfigured(role, "managed_policy_arns")
	some side in ["found", "applied", "after"]
	some attachment in _attachments_to(side, role)
	account.link(attachment, "policy_arn") == arn
}

# What is not known of an attribute is the role's own where it is configured, or where no resource could be what it will
# show.
_says_for_itself(role, attribute, _) if not document.unconfigured(role, attribute)

_says_for_itself(role, _, separate) if {
	every side in ["found", "applied", "after"] { count(_separate(side, role, separate)) == 0 }
	not "create" in document.actions[role.key]
}

_separate(side, role, "policies") := _put_on_role(side, "aws_iam_role_policy", role)

_separate(side, role, "attachments") := _attachments_to(side, role)

_attachments_to(side, role) := single | several if {
	single := _put_on_role(side, "aws_iam_role_policy_attachment", role)
	several := account.listing(side, "aws_iam_policy_attachment", "roles", _called(role))
}

# Streams are named by account and region; a busy trail adds a number.
_stream_requests(side, trail) := {{
	"action": action,
	"resource": concat("", [group, ":log-stream:", owner, "_CloudTrail_", region, number]),
	"context": {"aws:requestedregion": [known(region)]},
} |
	group := trim_suffix(account.link(trail, "cloud_watch_logs_group_arn"), ":*")
	place := account.place[side][trail.key]
	owner := _text_of(place.account)
	region := _text_of(place.region)
	some action in ["logs:CreateLogStream", "logs:PutLogEvents"]
	some number in ["", "_2"]
}
