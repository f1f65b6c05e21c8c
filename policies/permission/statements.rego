# METADATA
# title: Permissions
# description: |
#   What an IAM or resource policy surely allows and surely denies to one request. A statement is {effect, action,
#   resource, principal, condition}; the middle three are {negated, values}, or null where the statement has none. A
#   null value is not known.
package permission

import data.document

# METADATA
# title: Statements of a policy's text
# description: An object of statements, or of problem where the text is not a policy. A blank text has no statements.
statements_of_text(text) := {"statements": []} if {
	is_string(text)
	trim_space(text) == ""
} else := {"statements": [_from_text(statement) | some statement in found]} if {
	is_string(text)
	document.parses(text)
	policy := json.unmarshal(text)
	is_object(policy)
	every name in object.keys(policy) { name in _policy_elements }
	found := _list(object.get(policy, "Statement", []))
	every statement in found { _well_formed(statement) }
} else := {"problem": "not a policy"}

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html; names of elements are
# case-sensitive.
_policy_elements := {"Version", "Id", "Statement"}

_statement_elements := {
	"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
	"NotResource", "Condition",
}

# What AWS would refuse to store proves nothing.
_well_formed(statement) if {
	is_object(statement)
	every name in object.keys(statement) { name in _statement_elements }
	statement.Effect in {"Allow", "Deny"}
	some action in ["Action", "NotAction"]
	action in object.keys(statement)
	every name in ["Principal", "NotPrincipal"] { _names_principals(object.get(statement, name, "*")) }
	conditions := object.get(statement, "Condition", {})
	is_object(conditions)
	every keys in conditions { is_object(keys) }
}

_names_principals("*")

_names_principals(principals) if is_object(principals)

# METADATA
# title: Statements of a policy document's blocks
# description: From the `statement` blocks of the data source aws_iam_policy_document. Never undefined.
statements_of_blocks(blocks) := [_from_block(block) | some block in blocks; is_object(block)]

_from_text(statement) := {
	"effect": object.get(statement, "Effect", null),
	"action": _either(statement, "Action", "lower"),
	"resource": _either(statement, "Resource", "written"),
	"principal": _principal(statement),
	"condition": {condition |
		some operator, keys in object.get(statement, "Condition", {})
		some key, values in keys
		condition := {"operator": operator, "key": lower(key), "values": {_text(value) | some value in _list(values)}}
	},
}

_from_block(block) := {
	"effect": _or(object.get(block, "effect", null), "Allow"),
	"action": _either_list(block, "actions", "lower"),
	"resource": _either_list(block, "resources", "same"),
	"principal": _block_principal(block),
	"condition": {condition |
		some entry in _list(object.get(block, "condition", []))
		condition := {
			"operator": object.get(entry, "test", ""),
			"key": lower(_or(object.get(entry, "variable", ""), "")),
			"values": {_text(value) | some value in _list(object.get(entry, "values", [null]))},
		}
	},
}

_either(statement, name, fold) := {"negated": false, "values": _folded(statement[name], fold)} if {
	name in object.keys(statement)
} else := {"negated": true, "values": _folded(statement[negated], fold)} if {
	negated := concat("", ["Not", name])
	negated in object.keys(statement)
} else := null

_either_list(block, name, fold) := {"negated": false, "values": _folded(block[name], fold)} if {
	count(_list(object.get(block, name, []))) > 0
} else := {"negated": true, "values": _folded(block[negated], fold)} if {
	negated := concat("", ["not_", name])
	count(_list(object.get(block, negated, []))) > 0
} else := null

# Actions ignore case, ARNs do not.
_folded(values, "lower") := {_lowered(value) | some value in _list(values)}

_folded(values, "same") := {_text(value) | some value in _list(values)}

# Nothing that is written out may be taken for a symbol.
_folded(values, "written") := {_unsymbolic(_text(value)) | some value in _list(values)}

_unsymbolic(text) := null if {
	contains(text, "(")
} else := text

_lowered(value) := lower(value) if {
	is_string(value)
} else := null

# Who: pairs [kind, identifier]; "*" alone is the kind "AWS".
_principal(statement) := {"negated": false, "values": _principals(statement.Principal)} if {
	"Principal" in object.keys(statement)
} else := {"negated": true, "values": _principals(statement.NotPrincipal)} if {
	"NotPrincipal" in object.keys(statement)
} else := null

_principals(principal) := {["AWS", "*"]} if {
	principal == "*"
} else := {[kind, _text(value)] |
	some kind, values in principal
	some value in _list(values)
}

_block_principal(block) := {"negated": false, "values": _block_principals(block.principals)} if {
	count(_list(object.get(block, "principals", []))) > 0
} else := {"negated": true, "values": _block_principals(block.not_principals)} if {
	count(_list(object.get(block, "not_principals", []))) > 0
} else := null

_block_principals(principals) := {[_block_kind(principal), _text(value)] |
	some principal in _list(principals)
	some value in _list(object.get(principal, "identifiers", [null]))
}

_block_kind(principal) := "AWS" if {
	principal.type == "*"
} else := object.get(principal, "type", null)

_list(value) := value if {
	is_array(value)
} else := [] if {
	value == null
} else := [value]

# A number or a boolean of a condition is compared as its text.
_text(value) := value if {
	is_string(value)
} else := null if {
	value == null
} else := json.marshal(value)

_or(value, fallback) := value if {
	value != null
} else := fallback
