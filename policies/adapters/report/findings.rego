# METADATA
# title: Report
# description: |
#   The gate's findings in the catalogue's words, for systems that read Rego's answers themselves. One finding is what
#   docs/report.schema.json calls so, and `msg`, all of it on one line.
package report

import data.asked
import data.finding
import data.gate

# METADATA
# title: Findings about a plan, in words
# description: Set of findings; never empty where the plan could not be judged.
findings contains unjudged(entry) if some entry in _judgement.unjudgeable

findings contains _worded(object.union(found, {"args": {"detail": detail}})) if {
	some found in _judgement.findings
	detail := concat(", ", sort(_details_of[_kind(found)]))
}

# Of findings that differ by their detail alone one is told, as by the actions that one statement no longer allows.
_kind(found) := json.marshal([object.remove(found, ["args"]), object.remove(found.args, ["detail"])])

# What is asked by ground keys is copied into a complete rule.
_details_of := _details

_details[kind] contains found.args.detail if {
	some found in _judgement.findings
	kind := _kind(found)
}

# METADATA
# title: Findings that reject
rejecting(found) := {one | some one in found; finding.rejects(one)}

# METADATA
# title: Findings that warn
warning(found) := {one | some one in found; one.outcome == "warn"}

# METADATA
# title: Messages of findings
# description: Set of lines.
messages(found) := {one.msg | some one in found}

# METADATA
# title: Why a plan cannot be judged, as a finding
# description: Of {reason, args}, where args may have `subject` and `detail`.
unjudged(entry) := _worded({
	"control": asked.control,
	"reason": entry.reason,
	"outcome": "unknown",
	"subject": object.get(entry.args, "subject", ""),
	"args": {"detail": object.get(entry.args, "detail", ""), "degree": 0, "events": set(), "level": ""},
})

# Without an answer nothing may pass.
default _judgement := {"unjudgeable": [{"reason": "judgement_missing", "args": {}}], "findings": []}

_judgement := found if found := gate.judgement with data.question as _question

# Waivers hold on the day of the engine's clock, unless the question names another.
_question := object.union({"today": _today}, _asked)

_asked := data.question if {
	is_object(data.question)
} else := {}

_today := sprintf("%d-%02d-%02d", time.date(time.now_ns()))

_worded(found) := object.union(object.remove(found, ["args"]), {
	"level": found.args.level,
	"events": sort(found.args.events),
	"message": message,
	"remedy": remedy,
	"msg": printable(concat("", [_topic(found), message, ". ", remedy, " [", found.reason, "]"])),
}) if {
	values := object.union(found.args, {"subject": found.subject})
	message := filled(words(found.reason).message, values)
	remedy := filled(words(found.reason).remedy, values)
}

_topic(found) := "" if {
	found.subject == ""
} else := concat("", [found.subject, ": "])
