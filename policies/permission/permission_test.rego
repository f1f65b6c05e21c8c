package permission_test

import data.permission

_request := {
	"service": "cloudtrail.amazonaws.com",
	"account": "123456789012",
	"action": "sts:AssumeRole",
	"resource": "arn:aws:iam::123456789012:role/r",
	"context": {"aws:sourcearn": ["arn:aws:cloudtrail:us-east-1:123456789012:trail/t"], "aws:sourceaccount": [null]},
}

_allow := {"effect": "Allow", "actions": ["sts:AssumeRole"], "principals": [{"type": "Service", "identifiers": ["cloudtrail.amazonaws.com"]}]}

_kinds(blocks) := {refusal.kind | some refusal in permission.refusals(permission.statements_of_blocks(blocks), _request)}

_with(change) := object.union(_allow, change)

_condition(test, variable, values) := _with({"condition": [{"test": test, "variable": variable, "values": values}]})

# name → [blocks, kinds of refusals]
_blocks := {
	"plain": [[_allow], set()],
	"effect absent: Allow": [[object.remove(_allow, {"effect"})], set()],
	"nothing": [[], {"absent"}],
	"another action": [[_with({"actions": ["sts:TagSession"]})], {"absent"}],
	"action known after apply": [[_with({"actions": [null]})], {"unproven"}],
	"all actions but it": [[_with({"actions": [], "not_actions": ["sts:AssumeRole"]})], {"absent"}],
	"all actions but another": [[_with({"actions": [], "not_actions": ["sts:TagSession"]})], set()],
	"all resources but it": [[_with({"not_resources": ["arn:aws:iam::123456789012:role/*"]})], {"absent"}],
	"resource known after apply": [[_with({"resources": [null]})], {"unproven"}],
	"everybody": [[_with({"principals": [{"type": "*", "identifiers": ["*"]}]})], set()],
	"the account": [[_with({"principals": [{"type": "AWS", "identifiers": ["arn:aws:iam::123456789012:root"]}]})], {"absent"}],
	"federated": [[_with({"principals": [{"type": "Federated", "identifiers": ["*"]}]})], {"absent"}],
	"service known after apply": [[_with({"principals": [{"type": "Service", "identifiers": [null]}]})], {"unproven"}],
	"type known after apply": [[_with({"principals": [{"type": null, "identifiers": ["x"]}]})], {"unproven"}],
	"no principal": [[object.remove(_allow, {"principals"})], {"absent"}],
	"everybody but it": [
		[object.union(
			object.remove(_allow, {"principals"}),
			{"not_principals": [{"type": "Service", "identifiers": ["cloudtrail.amazonaws.com"]}]},
		)],
		{"absent"},
	],
	"denied": [[_allow, _with({"effect": "Deny"})], {"denied"}],
	"perhaps denied": [[_allow, _with({"effect": "Deny", "resources": [null]})], {"unproven"}],
	"another denied": [[_allow, _with({"effect": "Deny", "actions": ["sts:TagSession"]})], set()],
	"its trail": [[_condition("ArnLike", "aws:SourceArn", ["arn:aws:cloudtrail:*:123456789012:trail/*"])], set()],
	"an ARN's asterisk stays in its part": [[_condition("ArnLike", "aws:SourceArn", ["arn:aws:cloudtrail:*"])], {"unproven"}],
	"any ARN": [[_condition("ArnLike", "aws:SourceArn", ["*"])], {"unproven"}],
	"no ARN": [[_condition("ArnEquals", "aws:SourceArn", ["trail/t"])], {"absent"}],
	"any service": [[_with({"principals": [{"type": "Service", "identifiers": ["*"]}]})], {"unproven"}],
	"service in another case": [[_with({"principals": [{"type": "Service", "identifiers": ["CloudTrail.amazonaws.com"]}]})], {"unproven"}],
	"its names": [[_condition("ForAnyValue:StringEquals", "aws:PrincipalServiceNamesList", ["cloudtrail.amazonaws.com"])], {"unproven"}],
	"not any of its values": [[_condition("ForAnyValue:StringNotEquals", "aws:PrincipalTag/x", ["y"])], {"unproven"}],
	"like anything": [[_condition("StringLike", "aws:SourceArn", ["arn:aws:cloudtrail:*"])], set()],
	"another trail": [[_condition("ArnEquals", "aws:SourceArn", ["arn:aws:cloudtrail:us-east-1:123456789012:trail/other"])], {"absent"}],
	"not another trail": [[_condition("ArnNotEquals", "aws:SourceArn", ["arn:aws:cloudtrail:us-east-1:123456789012:trail/other"])], set()],
	"not it": [[_condition("StringNotEquals", "aws:SourceArn", ["arn:aws:cloudtrail:us-east-1:123456789012:trail/t"])], {"absent"}],
	"account known after apply": [[_condition("StringEquals", "aws:SourceAccount", ["123456789012"])], {"unproven"}],
	"value known after apply": [[_condition("StringEquals", "aws:SourceArn", [null])], {"unproven"}],
	"case of the key": [[_condition("StringEqualsIgnoreCase", "AWS:SOURCEARN", ["ARN:aws:cloudtrail:us-east-1:123456789012:trail/t"])], set()],
	"if it exists": [[_condition("StringEqualsIfExists", "aws:PrincipalOrgID", ["o-1"])], set()],
	"all of its values": [[_condition("ForAllValues:StringEquals", "aws:PrincipalTag/x", ["y"])], set()],
	"any of its values": [[_condition("ForAnyValue:StringEquals", "aws:PrincipalTag/x", ["y"])], {"absent"}],
	"in the organization": [[_condition("StringEquals", "aws:PrincipalOrgID", ["o-1"])], {"absent"}],
	"not in the organization": [[_condition("StringNotEquals", "aws:PrincipalOrgID", ["o-1"])], set()],
	"without a principal's organization": [[_condition("Null", "aws:PrincipalOrgID", ["true"])], set()],
	"with a principal's organization": [[_condition("Null", "aws:PrincipalOrgID", ["false"])], {"absent"}],
	"with a source": [[_condition("Null", "aws:SourceArn", ["false"])], set()],
	"without a source": [[_condition("Null", "aws:SourceArn", ["true"])], {"absent"}],
	"an operator nobody knows, a key absent": [[_condition("DateLessThan", "aws:PrincipalTag/x", ["2030"])], {"unproven"}],
	"an operator nobody knows": [[_condition("NumericLessThan", "aws:SourceArn", ["1"])], {"unproven"}],
	"a key nobody knows": [[_condition("StringEquals", "aws:SourceVpc", ["vpc-1"])], {"unproven"}],
}

test_statement_blocks[name] if {
	some name, [blocks, kinds] in _blocks
	_kinds(blocks) == kinds
}

test_identity_policy_names_no_principal if {
	statements := permission.statements_of_text(`{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`).statements
	permission.refusals(statements, object.remove(_request, {"service"})) == set()
	permission.refusals(statements, _request) == {{"kind": "absent", "detail": "sts:AssumeRole"}}
}

test_text_that_is_no_policy[text] if {
	some text in [
		null, 1, "{", "[]", `{"Statement":["x"]}`, `{"Statement":{"Effect":"Allow"}}`, `{"Statement":{"Action":"*"}}`,
		`{"Statement":{"Effect":"deny","Action":"*"}}`, `{"Statement":{"Effect":"Allow","Action":"*","Principal":"x"}}`,
		`{"Statement":{"Effect":"Allow","Action":"*","NotPrincipal":["x"]}}`,
		`{"Statement":{"Effect":"Allow","Action":"*","Condition":"x"}}`,
		`{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}}`,
	]
	permission.statements_of_text(text) == {"problem": "not a policy"}
}

test_blank_policies if {
	permission.statements_of_text("") == {"statements": []}
	permission.statements_of_text("{}") == {"statements": []}
	permission.statements_of_text(`{"Statement":null}`) == {"statements": []}
}

test_canonical_ignores_sid_order_and_case_of_actions if {
	one := permission.statements_of_text(`{"Statement":[{"Sid":"a","Effect":"Allow","Action":["sns:Publish","sns:Subscribe"],"Resource":"*","Condition":{"Bool":{"a":true,"b":"x"}}}]}`)
	other := permission.statements_of_text(`{"Statement":{"Condition":{"Bool":{"B":["x"],"A":"true"}},"Resource":["*"],"Action":["SNS:subscribe","sns:publish"],"Effect":"Allow"}}`)
	permission.canonical(one.statements[0]) == permission.canonical(other.statements[0])
}

test_a_doubt_names_only_what_is_in_doubt if {
	merged := `{"Statement":{"Effect":"Allow","Action":["a:b","a:c"],"Resource":["x","y"],"Condition":{"StringEquals":{"k":"v"},"Bool":{"aws:SecureTransport":"true"}}}}`
	split := `{"Statement":[{"Effect":"Allow","Action":"a:b","Resource":"y","Condition":{"StringEquals":{"k":"v"}}},{"Effect":"Allow","Action":"a:*","Resource":"*","Condition":{"StringEquals":{"k":"v"}}}]}`
	every text in [merged, split] {
		permission.refusals(
			permission.statements_of_text(text).statements,
			{"account": "1", "action": "a:b", "resource": "y", "context": {"aws:securetransport": ["true"]}},
		) == {{"kind": "unproven", "detail": `a:b: Allow if [["StringEquals","k",["v"]]]`}}
	}
}

test_canonical_tells_negation_apart if {
	one := permission.statements_of_text(`{"Statement":{"Effect":"Allow","Action":"a:b","Resource":"x"}}`)
	other := permission.statements_of_text(`{"Statement":{"Effect":"Allow","NotAction":"a:b","Resource":"x"}}`)
	permission.canonical(one.statements[0]) != permission.canonical(other.statements[0])
}

# A policy's author cannot name what is known only after apply.
test_symbols_that_are_written_out_are_not_known if {
	policy := permission.statements_of_text(`{"Statement":{"Effect":"Allow","Action":"a:b","Resource":"(x)"}}`)
	policy.statements[0].resource.values == {null}
}

# pattern, text, answer
_wildcards := [
	["*", null, "yes"],
	["a*", null, "perhaps"],
	[null, "a", "perhaps"],
	["a?c", "abc", "yes"],
	["a?c", "ac", "no"],
	["a.c", "abc", "no"],
	["a[b]*", "a[b]c", "yes"],
	["${aws:x}", "a", "perhaps"],
	["a*", "a\nb", "yes"],
	["ab*", "ab", "yes"],
	["ab*", "acb", "no"],
	["a?b*", "axbc", "yes"],
	["a*b*", "axbc", "yes"],
	["a*b*", "axc", "no"],
	["a:(x):*", "a:(x):b", "yes"],
	["a:(x):b", "a:(y):b", "perhaps"],
	["a:1:b", "a:(x):b", "perhaps"],
	["a:(x):b", "a:1:b", "perhaps"],
	["a:*:b", "a:(x):b", "yes"],
	["a:???:b", "a:(x):b", "perhaps"],
]

test_wildcards[pattern] if {
	some [pattern, text, answer] in _wildcards
	permission.wildcard(pattern, text) == answer
}
