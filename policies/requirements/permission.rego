package requirements

import data.account
import data.document
import data.permission

# METADATA
# title: Flaws of the policies that must let a request through
# description: |
#   `policies` are those of `policy_of`; `thing` begins the reasons: THING_refuses (nothing allows it), THING_denies,
#   THING_unproven (an Allow that need not apply) and THING_unknown (text that cannot be read before apply).
permission_flaws(thing, policies, requests) := union({
	{flaw(concat("", [thing, "_unknown"])) | some policy in policies; not policy.statements},
	{flaw_of(concat("_", [thing, _verbs[refusal.kind]]), refusal.detail) |
		every policy in policies { policy.statements }
		statements := [statement | some policy in policies; some statement in policy.statements]
		some request in requests
		some refusal in permission.refusals(statements, _completed(request))
	},
	{flaw | some policy in policies; some flaw in object.get(policy, "flaws", set())},
})

# What is left of the policies of a thing outside: where this plan takes the last one away, none (C6).
_left_alone(side, policies, before) := {{"statements": []}} if {
	side == "after"
	count(policies) == 0
	count(before) > 0
} else := policies

# What every request of a service says of itself.
_completed(request) := object.union(request, {
	"context": object.union(request.context, _service_context(request)),
})

_service_context(request) := {
	"aws:securetransport": ["true"],
	"aws:viaawsservice": ["false"],
	"aws:principalisawsservice": ["true"],
	"aws:principalservicename": [request.service],
} if {
	request.service
} else := {"aws:securetransport": ["true"]}

_verbs := {"absent": "refuses", "denied": "denies", "unproven": "unproven"}

# METADATA
# title: Policy in an attribute
# description: |
#   {"statements": […]} or {"problem": …}, and the "flaws" of the object that holds it. Text that is known only after
#   apply is read from the statements of the one policy document data source that it comes from.
policy_in(side, resource, attribute) := object.union(
	_policy_in(resource, attribute),
	{"flaws": common_flaws(side, resource)},
)

_policy_in(resource, attribute) := permission.statements_of_text(document.at(resource, [attribute])) if {
	not document.unknown_at(resource, [attribute])
} else := {"statements": permission.statements_of_blocks(blocks)} if {
	blocks := account.statement_blocks(resource, attribute)
} else := {"problem": "known after apply"}

# METADATA
# title: Known account, or null for a symbol
known(text) := text if {
	is_string(text)
	not startswith(text, "(")
} else := null
