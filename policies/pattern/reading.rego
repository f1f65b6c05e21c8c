package pattern

# METADATA
# title: Everything that is asked about one filter pattern
# description: |
#   {flaws: event → set of flaws, empty where covered; aims: events that it may match while it tells some everyday
#   record apart; everyday: everyday records that it may match, breadth: how many; strays: whether it may match any
#   everyday record; floods: whether it surely matches one; any_source: events that it covers whatever their source}. A
#   control gives the records by their known fields. Total: any JSON value has a reading.
reading(text, control) := _unreadable("pattern_unknown", "", events, control) if {
	is_object(text)
	events := {record.eventName | some record in control.must_match}
} else := _judged(form, control) if {
	form := structure(text)
	not form.problem
} else := object.union(
	_unreadable(
		problem, text, {record.eventName |
			some record in control.must_match
			contains(text, record.eventName)
		},
		control,
	),
	{"floods": trim_space(text) == ""},
) if {
	is_string(text)
	problem := structure(text).problem
} else := object.union(_unreadable("pattern_not_json", "", set(), control), {"floods": true})

_unreadable(reason, detail, aims, control) := {
	"flaws": {record.eventName: {_flaw(reason, detail, 0)} | some record in control.must_match},
	"aims": aims,
	"everyday": set(),
	"breadth": 0,
	"strays": true,
	"floods": false,
	"any_source": set(),
}

_judged(form, control) := {
	"flaws": {record.eventName: _flaws(remainders[required[position]], form.names, breadth) |
		some position, record in control.must_match
	},
	"aims": {record.eventName |
		breadth < count(control.must_not_match)
		some position, record in control.must_match
		remainders[required[position]] != "0"
	},
	"everyday": everyday,
	"breadth": breadth,
	"strays": breadth > 0,
	"floods": "1" in {remainders[row] | some row in canaries},
	"any_source": {record.eventName |
		some position, record in control.must_match
		remainders[unsourced[position]] == "1"
	},
} if {
	required := [_row(form, record) | some record in control.must_match]
	canaries := [_row(form, record) | some record in control.must_not_match]
	unsourced := _unsourced_rows(form, control, required)

	# Many records make the same of all atoms: each row of them is reduced once.
	rows := union({{row | some row in required}, {row | some row in canaries}, {row | some row in unsourced}})
	remainders := {row: _remainder(form, row) | some row in rows}
	everyday := {record.eventName | some position, record in control.must_not_match; remainders[canaries[position]] != "0"}
	breadth := count(everyday)
}

_unsourced_rows(form, control, rows) := unsourced if {
	some atom in form.atoms
	atom.field == "eventSource"
	unsourced := [_row(form, object.remove(record, {"eventSource"})) | some record in control.must_match]
} else := rows

# What the record makes of each atom, in the order of their names: wasm does not walk objects in the order of their
# keys.
_row(form, record) := [_named_truth(name, form.atoms[name], record) | some name in form.order]

_named_truth(name, atom, record) := known if {
	known := truth(atom, record)
	known != "?"
} else := name

_remainder(form, row) := reduced(strings.replace_n(
	{name: row[position] | some position, name in form.order},
	form.expression,
))

_flaws("1", _, 0) := set()

_flaws("1", _, breadth) := {_flaw("pattern_too_broad", "", breadth)} if breadth > 0

_flaws("0", _, _) := {_flaw("pattern_misses_event", "", 0)}

_flaws(remainder, names, breadth) := {_flaw("pattern_unproven", text_of(conjunct, names), 0) |
	some conjunct in conjuncts(remainder)
} | {_flaw("pattern_too_broad", "", breadth) | breadth > 0} if {
	not remainder in {"0", "1"}
}

_flaw(reason, detail, degree) := {"reason": reason, "detail": detail, "degree": degree}
