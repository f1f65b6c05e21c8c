package auditor_test

import data.auditor

_canonical := auditor.published.canonical

test_strangers_to_each_published_text[name] if {
	some name, strangers in {
		"canonical": {"asr", "benchmark-text", "mitre"},
		"cis": {"asr", "electriceye", "mitre", "scoutsuite"},
		"mitre": {"asr", "benchmark-text", "electriceye", "scoutsuite"},
	}
	auditor.strangers(auditor.published[name]) == strangers
}

test_nobody_knows_a_pattern_without_an_event if {
	auditor.strangers(replace(_canonical, "($.eventName=CreatePolicy) || ", "")) == object.keys(data.spec.auditors)
}

test_an_event_twice_is_seen_by_all_that_look_for_each if {
	twice := replace(_canonical, "DetachGroupPolicy", "AttachGroupPolicy")
	auditor.strangers(twice) == object.keys(data.spec.auditors) - {"elastic"}
}
