package document_test

import data.document

_resource := {
	"values": {"a": "x", "blank": "", "empty": {}, "list": [{"b": 1}, null]},
	"unknown": {"u": true, "list": [{"c": true}]},
}

test_blanks_are_one_value if {
	every attribute in ["blank", "empty", "nothing"] { document.at(_resource, [attribute]) == null }
	document.at_or(_resource, ["blank"], 7) == 7
	document.at_or(_resource, ["a"], 7) == "x"
}

test_what_a_beginning_leaves_open_is_unknown if {
	document.unknown_at(_resource, ["u", 0, "x"])
	document.at(_resource, ["u", 0]) == document.unknown
	not document.unknown_at(_resource, ["list"])
	document.partly_unknown(_resource, "list")
	not document.partly_unknown(_resource, "a")
	document.partly_unknown_at(_resource, ["list", 0])
	not document.partly_unknown_at(_resource, ["list", 0, "b"])
}

test_blocks_are_objects if {
	document.blocks(_resource, "list") == [{"b": 1}]
	document.blocks(_resource, "nothing") == []
}

test_a_value_of_no_object_is_null if document.value_at("text", ["a"]) == null
