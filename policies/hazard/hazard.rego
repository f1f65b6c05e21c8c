# METADATA
# title: Hazards
# description: |
#   What Terraform's own values cannot prove to touch the chain, and may: texts that deny, calls that silence, and the
#   chain's names in other hands. Each is a warning.
package hazard

import data.account
import data.chain
import data.document
import data.permission

# METADATA
# title: Hazards of a plan
# description: Set of {reason, subject, detail}.
hazards := (_denials | _calls) | _namesakes

# Policies that this plan writes and that deny something the chain needs.
_denials contains {"reason": "hazard_denies", "subject": resource.address, "detail": service} if {
	some key in document.touched
	resource := document.sides.after[key]
	attribute := data.spec.hazards.denying[resource.type]
	some statement in object.get(permission.statements_of_text(document.at(resource, [attribute])), "statements", [])
	statement.effect == "Deny"
	some service in data.spec.hazards.services
	_denies(statement.action, service)
}

_denials contains {"reason": "hazard_denies", "subject": resource.address, "detail": "(known after apply)"} if {
	some key in document.touched
	resource := document.sides.after[key]
	attribute := data.spec.hazards.denying[resource.type]
	document.unknown_at(resource, [attribute])
}

# Commands and actions beside the resources, by the calls that they name.
_calls contains {"reason": "hazard_calls", "subject": program.address, "detail": call} if {
	some program in document.programs
	text := _bare(program.text)
	some call in data.spec.hazards.calls
	contains(text, _bare(call))
}

# Other kinds of resources that carry the name of an object of the chain.
_namesakes contains {"reason": "hazard_same_name", "subject": resource.address, "detail": name} if {
	some key in document.touched
	resource := document.sides.after[key]
	resource.type in data.spec.hazards.namesakes
	some name in _names
	walk(resource.values, [_, text])
	is_string(text)
	contains(text, name)
}

# Shorter names stand in a text by chance.
_names := {name |
	some side in ["applied", "found"]
	some key in chain.members[side]
	name := account.name_of(document.sides[side][key])
	count(name) > 5
}

_denies(action, _) if action.negated

_denies(action, service) if {
	some value in action.values
	startswith(value, concat("", [service, ":"]))
}

_denies(action, _) if "*" in action.values

# `delete-alarms` on a command line is `DeleteAlarms` in a program.
_bare(text) := lower(replace(text, "-", ""))
