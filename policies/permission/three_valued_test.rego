# What is neither surely so nor surely not, at the smallest of the answers.
package permission_test

import data.permission

# name → [answer, what it must be]
_answers := {
	"a pattern that is not known": [permission.wildcard(null, "x"), "perhaps"],
	"a text that is not known": [permission.wildcard("x", null), "perhaps"],
	"a policy variable": [permission.wildcard("${aws:username}", "x"), "perhaps"],
	"a symbol under a question mark": [permission.wildcard("a?c", "a(x)"), "perhaps"],
	"a pattern with a symbol": [permission.wildcard("a(x)", "abc"), "perhaps"],
	"a text with a symbol": [permission.wildcard("ab*", "a(x)"), "perhaps"],
	"a service that is not known": [_principal(["Service", null]), "perhaps"],
	"any service": [_principal(["Service", "*"]), "perhaps"],
	"the service in capitals": [_principal(["Service", "CloudTrail.amazonaws.com"]), "perhaps"],
	"somebody of a kind that is not known": [_principal([null, "x"]), "perhaps"],
	"an account": [_principal(["AWS", "123456789012"]), "no"],
	"nobody": [permission.principal({"principal": null}, {"service": "cloudtrail.amazonaws.com"}), "no"],
	"nobody, where nobody asks": [permission.principal({"principal": null}, {}), "yes"],
	"a comparison that is not documented": [_holds("DateEquals", "aws:principaltag/x", ["1"]), "perhaps"],
	"the same of what the request tells": [_holds("DateEqualsIfExists", "aws:principalorgid", ["1"]), "perhaps"],
	"a number that is larger": [_holds("NumericGreaterThan", "number", ["1"]), "yes"],
	"a number that is smaller": [_holds("NumericGreaterThan", "number", ["3"]), "no"],
	"an ARN": [_holds("ArnLike", "arn", ["arn:aws:sns:*:*:t*"]), "yes"],
	"a pattern of fewer parts": [_holds("ArnLike", "arn", ["arn:*"]), "perhaps"],
	"no ARN": [_holds("ArnLike", "arn", ["t"]), "no"],
}

_principal(who) := permission.principal(
	{"principal": {"negated": false, "values": {who}}},
	{"service": "cloudtrail.amazonaws.com"},
)

_holds(operator, key, values) := permission.holds({"operator": operator, "key": key, "values": values}, {
	"service": "cloudtrail.amazonaws.com",
	"context": {"number": ["2"], "arn": ["arn:aws:sns:us-east-1:123456789012:topic"], "aws:principalorgid": ["1"]},
})

test_answers[name] if {
	some name, [answer, wanted] in _answers
	answer == wanted
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
