package gate_required_test

import data.gate

_found(outcome, level, detail) := {
	"control": "c", "reason": "r", "outcome": outcome, "subject": "s",
	"args": {"detail": detail, "degree": 0, "events": set(), "level": level},
}

# What is required says as failures what is said otherwise as notes and warnings.
test_what_is_kept_where_every_event_must_be_protected[name] if {
	some name, [found, kept] in {
		"what rejects": [_found("fail", "alarmed", ""), true],
		"a note on a link": [_found("note", "alarmed", ""), false],
		"a note on the plan": [_found("note", "", ""), true],
		"a warning": [_found("warn", "", ""), true],
		"a warning of what the posture says": [_found("warn", "", "said"), false],
	}
	judged := {true | gate._is_kept(found)} with data.posture.findings as {_found("fail", "alarmed", "said")}
	judged == {true | kept}
}
