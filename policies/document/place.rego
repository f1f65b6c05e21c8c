package document

# METADATA
# title: Place of each object
# description: |
#   side → key → {region, account}. null where nothing tells: it fits everywhere. A symbol "(provider key)" where only the
#   provider is known: it equals itself alone.
place.after[key] := _place_after(resource) if some key, resource in _after

place.found[key] := _place_before(key, resource) if some key, resource in _found

place.applied[key] := _place_before(key, resource) if some key, resource in _applied

# METADATA
# title: Whether two places can be the same
fits(one, other) if {
	_fits(one.region, other.region)
	_fits(one.account, other.account)
}

_fits(null, _)

_fits(one, null) if one != null

_fits(one, one) if one != null

# METADATA
# title: Partition of the document
# description: From the ARN of any object; where nothing exists yet, the one that the plan's own texts name; else "aws", the provider's default.
partition := min(_partitions) if {
	count(_partitions) > 0
} else := min(_named_partitions) if {
	count(_named_partitions) == 1
} else := "aws"

_named_partitions contains match[1] if {
	some resource in _after
	walk(resource.values, [_, text])
	is_string(text)
	some match in regex.find_all_string_submatch_n(`arn:([a-z-]+):[a-z0-9-]+:`, text, -1)
}

_partitions := {split(arn, ":")[1] |
	some resource in _after
	arn := _own_arn(resource)
} | {split(arn, ":")[1] |
	some resource in _found
	arn := _own_arn(resource)
}

# ARNs of S3 have neither region nor account, those of IAM no region.
_place_after(resource) := {"region": region, "account": account} if {
	parts := split(_own_arn(resource), ":")
	parts[4] != ""
	region := _blank_to_null(parts[3])
	account := parts[4]
} else := {"region": _region_of(resource), "account": _account_of(_provider_key(resource))}

_place_before(key, resource) := {"region": region, "account": parts[4]} if {
	parts := split(_own_arn(resource), ":")
	parts[4] != ""
	region := _blank_to_null(parts[3])
} else := {"region": region, "account": account} if {
	# Where the provider's other objects were, whatever the plan says of the provider now.
	not is_string(object.get(resource.values, "region", null))
	places := {place | some place in _seen_before[_provider_key(resource)]; place[0] != ""}
	count(places) == 1
	some [region, account] in places
} else := _place_after(resource) if {
	# Its own region, whatever this plan makes of it.
	is_string(object.get(resource.values, "region", null))
} else := place.after[key] if {
	true
} else := {"region": null, "account": null}

_seen_before[key] contains [parts[3], parts[4]] if {
	some side in [_found, _applied]
	some resource in side
	key := _provider_key(resource)
	is_string(key)
	parts := split(_own_arn(resource), ":")
	regex.match(`^[0-9]{12}$`, parts[4])
}

_blank_to_null("") := null

_blank_to_null(text) := text if text != ""

# The ARN that places an object: its own, or that of the topic it belongs to.
_own_arn(resource) := resource.values.arn if {
	_is_arn(resource.values.arn)
} else := resource.values.topic_arn if {
	_is_arn(resource.values.topic_arn)
}

_is_arn(text) if {
	is_string(text)
	startswith(text, "arn:")
	count(split(text, ":")) > 5
}

_provider_key(resource) := object.get(_handed_down, key, key) if {
	key := value_at(resource_configuration(resource), ["provider_config_key"])
} else := null

# Terraform follows a provider that modules hand down only through modules with resources of their own. A key of a module without a
# configuration there stands for the nearest one above: an empty provider block in a module hands down, too.
_handed_down[key] := above if {
	some key, configuration in _provider_configurations
	_hands_down(configuration)
	modules := split(configuration.module_address, ".")
	candidates := [candidate |
		some length in numbers.range(count(modules) - 1, 0)
		length % 2 == 0
		candidate := _key_in(array.slice(modules, 0, length), configuration.name)
		_configures(candidate)
	]
	above := array.concat(candidates, [configuration.name])[0]
}

# A name with an alias is handed down by name, and Terraform follows that.
_hands_down(configuration) if {
	is_string(object.get(configuration, "module_address", null))
	is_string(object.get(configuration, "name", null))
	not contains(configuration.name, ".")
	count(object.get(configuration, "expressions", {})) == 0
}

_configures(key) if not _hands_down(_provider_configurations[key])

_key_in([], name) := name

_key_in(modules, name) := $"{concat(".", modules)}:{name}" if count(modules) > 0

_region_of(resource) := resource.values.region if {
	resource.type != "aws_s3_bucket"
	is_string(resource.values.region)
	resource.values.region != ""
} else := symbol_of(resource) if {
	# Given, and known only after apply: it need not be that of the provider.
	unknown_at(resource, ["region"])
	not unconfigured(resource, "region")
} else := _provider_region(_provider_key(resource))

_provider_region(key) := _stated(key, "region") if {
	true
} else := region if {
	regions := {region | some [region, _] in _seen[key]; region != ""}
	count(regions) == 1
	some region in regions
} else := _told(key, "data.aws_region", "name") if {
	true
} else := $"({key})" if {
	is_string(key)
} else := null

_account_of(key) := account if {
	accounts := {account | some [_, account] in _seen[key]}
	count(accounts) == 1
	some account in accounts
} else := _told(key, "data.aws_caller_identity", "account_id") if {
	true
} else := _stated(key, "allowed_account_ids") if {
	true
} else := account if {
	is_string(key)
	_nothing_exists
	count(_named_accounts) == 1
	some account in _named_accounts
} else := $"({key})" if {
	is_string(key)
} else := null

# What the data sources of the same provider say of it.
_told(key, type, attribute) := value if {
	is_string(key)
	values := {value |
		some source in _sources
		source.type == type
		_provider_key(source) == key
		value := value_at(source.values, [attribute])
		is_string(value)
	}
	count(values) == 1
	some value in values
}

# Where nothing exists yet, nothing can be lost in another account: the one account that the plan names is presumed.
_nothing_exists if {
	count(_found) == 0
	count(_applied) == 0
}

_named_accounts contains match[1] if {
	some resource in _after
	walk(resource.values, [_, text])
	is_string(text)
	some match in regex.find_all_string_submatch_n(`arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}):`, text, -1)
}

# What the provider's block says: a constant, or a root variable.
_stated(key, attribute) := value if {
	expression := object.get(_provider_configurations, [key, "expressions", attribute], {})
	count(value_at(expression, ["references"])) > 0
	count(_named(expression)) == 1
	some reference in _named(expression)
	startswith(reference, "var.")
	value := object.get(_document, ["variables", substring(reference, 4, -1), "value"], null)
	is_string(value)
} else := value if {
	constant := object.get(_provider_configurations, [key, "expressions", attribute, "constant_value"], null)
	value := _single(constant)
	not contains(value, "${")
}

_single(value) := value if is_string(value)

_single(value) := value[0] if {
	is_array(value)
	count(value) == 1
	is_string(value[0])
}

# Regions and accounts of the objects that are there already, by provider.
_seen[key] contains [parts[3], parts[4]] if {
	some resource in _after
	key := _provider_key(resource)
	is_string(key)
	parts := split(_own_arn(resource), ":")
	parts[4] != ""
	regex.match(`^[0-9]{12}$`, parts[4])
}

# METADATA
# title: Place of an object of any side
place_of(resource) := place.after[resource.key] if {
	true
} else := place.found[resource.key] if {
	true
} else := place.applied[resource.key]
