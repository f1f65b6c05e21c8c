package document_test

import data.document

_provisioned := {
	"type": "terraform_data", "name": "p",
	"provisioners": [{"expressions": {"command": {"constant_value": "echo one"}, "interpreter": {"constant_value": ["sh"]}}}],
}

test_commands_of_provisioners_are_programs if {
	programs := document.programs with input as {"configuration": {"root_module": {
		"resources": [_provisioned],
		"module_calls": {"m": {"module": {"resources": [_provisioned]}}},
	}}}
	programs == {
		{"address": "terraform_data.p", "text": "echo one"},
		{"address": "module.m.terraform_data.p", "text": "echo one"},
	}
}

test_every_text_of_an_action_is_a_program if {
	programs := document.programs with input as {"action_invocations": [
		{"address": "action.aws_lambda_invoke.a", "config_values": {"function_name": "f", "payload": ["two", 3]}},
		{"address": "action.aws_lambda_invoke.b"},
		{"config_values": {"function_name": "g"}},
	]}
	programs == {
		{"address": "action.aws_lambda_invoke.a", "text": "f"},
		{"address": "action.aws_lambda_invoke.a", "text": "two"},
	}
}
