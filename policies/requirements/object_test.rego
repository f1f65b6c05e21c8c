# What the tests of this package make objects with: one link by itself, in no document.
package requirements_test

_object(type, values) := _half_known(type, values, {})

_half_known(type, values, unknown) := {
	"key": concat(".", [type, "x"]), "address": concat(".", [type, "x"]), "type": type, "written": type, "module": "", "name": "x",
	"index": null, "values": values, "unknown": unknown, "provider": null,
}

_reasons(flaws) := {flaw.reason | some flaw in flaws}
