# What is neither surely so nor surely not, at the smallest of the answers.
package permission_test

import data.permission

# Undefined is no answer: each question is asked where its answer is compared.

# name → [pattern, text, whether they match]
_unsure_wildcards := {
	"a pattern that is not known": [null, "x", "perhaps"],
	"a text that is not known": ["x", null, "perhaps"],
	"a policy variable": ["${aws:username}", "x", "perhaps"],
	"a symbol under a question mark": ["a?c", "a(x)", "perhaps"],
	"a pattern with a symbol": ["a(x)", "abc", "perhaps"],
	"a text with a symbol": ["ab*", "a(x)", "perhaps"],
}

test_unsure_wildcards[name] if {
	some name, [pattern, text, wanted] in _unsure_wildcards
	permission.wildcard(pattern, text) == wanted
}

# name → [principal of a statement, whether it is the service]
_unsure_principals := {
	"a service that is not known": [_one_of(["Service", null]), "perhaps"],
	"any service": [_one_of(["Service", "*"]), "perhaps"],
	"the service in capitals": [_one_of(["Service", "CloudTrail.amazonaws.com"]), "perhaps"],
	"somebody of a kind that is not known": [_one_of([null, "x"]), "perhaps"],
	"an account": [_one_of(["AWS", "123456789012"]), "no"],
	"nobody": [null, "no"],
}

_one_of(who) := {"negated": false, "values": {who}}

test_unsure_principals[name] if {
	some name, [principal, wanted] in _unsure_principals
	permission.principal({"principal": principal}, {"service": "cloudtrail.amazonaws.com"}) == wanted
}

test_nobody_asks if permission.principal({"principal": null}, {}) == "yes"

# name → [operator, key, value, whether it holds]
_unsure_conditions := {
	"a comparison that is not documented": ["DateEquals", "aws:principaltag/x", "1", "perhaps"],
	"the same of what the request tells": ["DateEqualsIfExists", "aws:principalorgid", "1", "perhaps"],
	"a number that is larger": ["NumericGreaterThan", "number", "1", "yes"],
	"a number that is smaller": ["NumericGreaterThan", "number", "3", "no"],
	"an ARN": ["ArnLike", "arn", "arn:aws:sns:*:*:t*", "yes"],
	"a pattern of fewer parts": ["ArnLike", "arn", "arn:*", "perhaps"],
	"no ARN": ["ArnLike", "arn", "t", "no"],
}

test_unsure_conditions[name] if {
	some name, [operator, key, value, wanted] in _unsure_conditions
	permission.holds({"operator": operator, "key": key, "values": [value]}, {
		"service": "cloudtrail.amazonaws.com",
		"context": {"number": ["2"], "arn": ["arn:aws:sns:us-east-1:123456789012:topic"], "aws:principalorgid": ["1"]},
	}) == wanted
}

_block(change) := permission.statements_of_blocks([change])[0]

test_blocks if {
	_block({}).action == null
	_block({"actions": [7]}).action.values == {null}
	_block({"principals": [{"type": "*", "identifiers": ["x"]}]}).principal.values == {["AWS", "x"]}
	_block({"not_principals": [{"type": "AWS", "identifiers": ["x"]}]}).principal == {"negated": true, "values": {["AWS", "x"]}}
	_block({"condition": null}).condition == set()
	some condition in _block({"condition": [{"test": "Bool", "variable": "x", "values": [null, true, "y"]}]}).condition
	condition.values == {null, "true", "y"}
}

test_texts if {
	permission.statements_of_text(" \n") == {"statements": []}
	some statement in permission.statements_of_text(`{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":["a(b","c"]}}`).statements
	statement.resource.values == {null, "c"}
}
