# What tests make plans with: objects without a history, and what the configuration says of them.
package plan_test

entry(type, name, values, unknown) := {
	"address": concat(".", [type, name]), "mode": "managed", "type": type, "name": name,
	"provider_name": "registry.terraform.io/hashicorp/aws",
	"change": {"actions": ["create"], "before": null, "after": values, "after_unknown": unknown},
}

# An object that stays, with other values or as it is.
kept(type, name, before, after) := object.union(entry(type, name, {}, {}), {"change": {
	"actions": [{true: "no-op", false: "update"}[before == after]],
	"before": before, "after": after, "after_unknown": {},
}})

resource(type, name, expressions) := {
	"address": concat(".", [type, name]), "mode": "managed", "type": type, "name": name,
	"provider_config_key": "aws", "expressions": expressions,
}

plan(entries, resources) := {
	"format_version": "1.2",
	"resource_changes": entries,
	"configuration": {
		"provider_config": {"aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws"}},
		"root_module": {"resources": resources},
	},
}
