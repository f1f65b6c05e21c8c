package document

# METADATA
# title: Programs that Terraform runs beside its resources
# description: Set of {address, text}, one for each text of a provisioner's command or of an action's configuration.
programs contains {"address": address, "text": text} if {
	some path, module in _modules
	some resource in _list(module, "resources")
	some provisioner in _list(resource, "provisioners")
	some attribute in ["command", "inline"]
	walk(value_at(provisioner, ["expressions", attribute, "constant_value"]), [_, text])
	is_string(text)
	modules := [concat("", ["module.", name]) | some name in split(path, "."); name != ""]
	address := concat(".", array.concat(modules, [_resource_id(resource)]))
}

programs contains {"address": invocation.address, "text": text} if {
	some invocation in _list(content, "action_invocations")
	is_string(invocation.address)
	walk(object.get(invocation, "config_values", null), [_, text])
	is_string(text)
}
