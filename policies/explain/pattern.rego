# METADATA
# title: Explain
# description: What the policy makes of one thing by itself.
package explain

import data.auditor
import data.chain
import data.pattern

# METADATA
# title: What the proof says of a filter pattern
# description: |
#   Of input.pattern {length, problem, atoms, events, everyday, any_source, unrecognised_by}: `problem` is the reason
#   why it cannot be read, or ""; `events` gives for each event of the control what is wrong; `everyday` the everyday
#   records that it may match.
# entrypoint: true
filter_pattern := {
	"length": count(trim_space(input.pattern)),
	"problem": object.get(_structure, "problem", ""),
	"atoms": sort(_atoms),
	"events": _reading.flaws,
	"everyday": _reading.everyday,
	"any_source": _reading.any_source,
	"unrecognised_by": auditor.strangers(trim_space(input.pattern)),
}

_structure := pattern.structure(input.pattern)

_atoms := {atom.text | some atom in object.get(_structure, "atoms", {})}

_reading := pattern.reading(input.pattern, chain.control)
