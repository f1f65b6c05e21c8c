package hazard_test

import data.hazard

test_actions_that_deny_a_service[name] if {
	some name, [action, denies] in {
		"its calls": [{"negated": false, "values": ["logs:putlogevents"]}, true],
		"all": [{"negated": false, "values": ["*"]}, true],
		"all but some": [{"negated": true, "values": ["iam:*"]}, true],
		"of another": [{"negated": false, "values": ["logsdata:x"]}, false],
	}
	found := {true | hazard._denies(action, "logs")}
	found == {true | denies}
}

test_calls_are_known_on_a_command_line_too if hazard._bare("aws delete-alarms") == "aws deletealarms"

test_a_program_that_names_a_call_is_a_hazard if {
	found := hazard.hazards with data.document.programs as {
		{"address": "terraform_data.p", "text": "aws cloudtrail stop-logging"},
		{"address": "terraform_data.q", "text": "echo"},
	}
	found == {{"reason": "hazard_calls", "subject": "terraform_data.p", "detail": "stop-logging"}}
}
