package document

# Modules stand in modules, and Rego has no recursion: each level is read from the one above. A walk would look at every
# value of every resource, too.

# Modules of the state: as found by the refresh, in a plan.
_state_modules := [module |
	some level in [
		_state_0,
		_state_1,
		_state_2,
		_state_3,
		_state_4,
		_state_5,
		_state_6,
		_state_7,
		_state_8,
		_state_9,
		_state_10,
		_state_11,
		_state_12,
		_state_13,
		_state_14,
		_state_15,
		_state_16,
	]
	some module in level
]

# Modules of the configuration, by path: names of the module calls from the root, joined by dots.
_modules := {path: module |
	some level in [
		_called_0,
		_called_1,
		_called_2,
		_called_3,
		_called_4,
		_called_5,
		_called_6,
		_called_7,
		_called_8,
		_called_9,
		_called_10,
		_called_11,
		_called_12,
		_called_13,
		_called_14,
		_called_15,
		_called_16,
	]
	some [path, module] in level
}

# METADATA
# title: Whether modules stand deeper than they are read
default nests_too_deep := false

nests_too_deep if count(_state_below(_state_16)) > 0

nests_too_deep if count(_called_by(_called_16)) > 0

_state_below(modules) := [module |
	some outer in modules
	some module in _list(outer, "child_modules")
	is_object(module)
]

_called_by(modules) := [[path, module] |
	some [outer, caller] in modules
	some name, call in object.get(caller, "module_calls", {})
	module := object.get(call, "module", null)
	is_object(module)
	path := concat(".", [segment | some segment in [outer, name]; segment != ""])
]

_state_0 := [tree |
	tree := _resource_tree
	is_object(tree)
]

_state_1 := _state_below(_state_0)

_state_2 := _state_below(_state_1)

_state_3 := _state_below(_state_2)

_state_4 := _state_below(_state_3)

_state_5 := _state_below(_state_4)

_state_6 := _state_below(_state_5)

_state_7 := _state_below(_state_6)

_state_8 := _state_below(_state_7)

_state_9 := _state_below(_state_8)

_state_10 := _state_below(_state_9)

_state_11 := _state_below(_state_10)

_state_12 := _state_below(_state_11)

_state_13 := _state_below(_state_12)

_state_14 := _state_below(_state_13)

_state_15 := _state_below(_state_14)

_state_16 := _state_below(_state_15)

_called_0 := [["", module] |
	module := object.get(content, ["configuration", "root_module"], null)
	is_object(module)
]

_called_1 := _called_by(_called_0)

_called_2 := _called_by(_called_1)

_called_3 := _called_by(_called_2)

_called_4 := _called_by(_called_3)

_called_5 := _called_by(_called_4)

_called_6 := _called_by(_called_5)

_called_7 := _called_by(_called_6)

_called_8 := _called_by(_called_7)

_called_9 := _called_by(_called_8)

_called_10 := _called_by(_called_9)

_called_11 := _called_by(_called_10)

_called_12 := _called_by(_called_11)

_called_13 := _called_by(_called_12)

_called_14 := _called_by(_called_13)

_called_15 := _called_by(_called_14)

_called_16 := _called_by(_called_15)
