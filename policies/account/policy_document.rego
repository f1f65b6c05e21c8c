package account

import data.document

# METADATA
# title: Statements of the one policy document that an unknown policy comes from
# description: |
#   Blocks of data source `aws_iam_policy_document`, its unknown resources replaced by the ARN, with any ending, of the
#   one object that they name (in an Allow). Undefined where the text comes from anything else.
statement_blocks(resource, attribute) := blocks if {
	leaves := document.leaves_of(resource, [attribute])
	count(leaves) == 1
	some leaf in leaves
	leaf.kind == "data"
	source := _deferred_document(leaf)
	document.unknown_at(source, ["statement"]) == false
	_sources_blank(source)
	blocks := [_known_statement(source, position, block) |
		some position, block in document.value_at(source.values, ["statement"])
	]
}

_sources_blank(source) if {
	every attribute in ["source_policy_documents", "override_policy_documents", "source_json", "override_json"] {
		document.at(source, [attribute]) == null
	}
}

_deferred_document(leaf) := documents[0] if {
	documents := [source |
		some source in document.deferred_documents
		concat(".", [source.type, source.name]) == leaf.id
		source.module == leaf.module
	]
	count(documents) == 1
}

_known_statement(source, position, block) := object.union(block, {"resources": resources}) if {
	object.get(block, "effect", "Allow") in {"Allow", null}
	_has_unknown(source, position)
	arns := _resource_arns(source, position)
	resources := array.concat(
		[element | some element in _elements(block); is_string(element); not contains(element, "(")],
		arns,
	)
} else := object.union(block, {"resources": [null]}) if {
	document.unknown_at(source, ["statement", position, "resources"])
} else := block

_elements(block) := elements if {
	elements := object.get(block, "resources", [])
	is_array(elements)
} else := []

_has_unknown(source, position) if {
	walk(document.value_at(source.unknown, ["statement", position, "resources"]), [_, true])
}

# Only where the statements are written one by one does the position tell which expression is meant.
_resource_arns(source, position) := [concat("", [arn.after[key], "*"]) | some key in keys] if {
	written := document.expressions_of(source).statement
	count(written) == count(source.values.statement)
	leaves := document.leaves_of_expression(source, written[position].resources, document.resource_configuration(source))
	keys := {leaf.key | some leaf in leaves; leaf.kind == "object"; _identity_unknown(document.sides.after[leaf.key])}
	count(keys) == 1
	every leaf in leaves { leaf.kind in {"object", "known"} }
} else := [null]
