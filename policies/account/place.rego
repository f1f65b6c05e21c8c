# METADATA
# title: AWS's accounts
# description: |
#   Who is who: names, ARNs and places of objects, which of two things can be one, what belongs to what, and what
#   writes a thing twice. A relation is sure, perhaps or no; nothing else compares identities.
package account

import data.document

# METADATA
# title: Place of each object
# description: |
#   side → key → {region, account, endpoint}. null where nothing tells: it fits everywhere. A symbol "(provider key)"
#   where only the provider is known: it is surely itself alone. The endpoint is "" for AWS's own.
place.after[key] := _place_after(key, resource) if some key, resource in document.sides.after

place.found[key] := _place_before(key, resource) if some key, resource in document.sides.found

place.applied[key] := _place_before(key, resource) if some key, resource in document.sides.applied

# METADATA
# title: Whether two places can be the same
# description: Surely, or perhaps (D1).
fits(one, other) if {
	_fits(one.region, other.region)
	fits_account(one.account, other.account)
}

# METADATA
# title: Whether two accounts can be the same
# description: Not where the provider of one allows none of those that the other can be.
fits_account(one, other) if {
	_fits(one, other)
	not _forbids(one, other)
	not _forbids(other, one)
}

_fits(one, other) if _sure(one, other)

_fits(one, other) if _in_doubt(one, other)

_sure(null, _)

_sure(one, null) if one != null

_sure(one, one) if one != null

# Two known names that differ are surely two; a symbol may stand for either.
_in_doubt(one, other) if {
	one != other
	some text in {one, other}
	_symbolic(text)
}

_symbolic(text) if startswith(text, "(")

_forbids(symbol, other) if {
	one_of := _allowed(symbol)
	symbol != other
	count(one_of & _possible(other)) == 0
}

# Accounts that a place can be; of one whose provider lists none, those of the other.
_possible(text) := {text} if {
	is_string(text)
	not _symbolic(text)
} else := _allowed(text)

_allowed(symbol) := {account | some account in listed} if {
	listed := document.provider_configurations[trim(symbol, "()")].expressions.allowed_account_ids.constant_value
	is_array(listed)
	count(listed) > 0
}

# METADATA
# title: What nothing tells of two places that fit
# description: Set of texts that name both; empty where they are surely the same.
doubts(one, other) := {doubt |
	some part in ["account", "region", "endpoint"]
	values := {object.get(one, part, null), object.get(other, part, null)}
	not null in values
	count(values) == 2
	doubt := concat("", [part, " ", concat(" or ", sort({_or_aws(value) | some value in values}))])
}

_or_aws("") := "of AWS"

_or_aws(text) := text if text != ""

# METADATA
# title: Partition of the document
# description: |
#   From the ARN of any object; where nothing exists yet, the one that the plan's own texts name; else "aws", the
#   provider's default.
partition := min(_partitions) if {
	count(_partitions) > 0
} else := min(_named_partitions) if {
	count(_named_partitions) == 1
} else := "aws"

_named_partitions contains match[1] if {
	some resource in document.sides.after
	walk(resource.values, [_, text])
	is_string(text)
	some match in regex.find_all_string_submatch_n(`arn:([a-z-]+):[a-z0-9-]+:`, text, -1)
}

_partitions := {split(arn, ":")[1] |
	some resource in document.sides.after
	arn := _own_arn(resource)
} | {split(arn, ":")[1] |
	some resource in document.sides.found
	arn := _own_arn(resource)
}

# An object that stays is where it was (V8).
_place_after(key, resource) := object.union(place.found[key], {"endpoint": _endpoint_of(resource)}) if {
	document.sides.found[key]
	not document.creates(key)
	not _names_region(resource)
} else := _place_now(resource)

# ARNs of S3 have neither region nor account, those of IAM no region.
_place_now(resource) := {"region": region, "account": parts[4], "endpoint": _endpoint_of(resource)} if {
	parts := split(_own_arn(resource), ":")
	parts[4] != ""
	region := _blank_to_null(parts[3])
} else := {
	"region": _region_of(resource),
	"account": _account_of(_provider_key(resource)),
	"endpoint": _endpoint_of(resource),
}

# Names of IAM and of buckets are not told apart by region, whatever the provider's is.
_has_region(type) if not type in _regionless

_regionless := {type | some type in data.spec.regionless}

# What was there tells its own place, else others tell it (D3): a filter's alarms, the provider that read it, the only
# provider that there is, what else was in its module. Where these tell nothing, it fits wherever its names do.
_place_before(_, resource) := {"region": region, "account": parts[4], "endpoint": _endpoint_before(resource)} if {
	parts := split(_own_arn(resource), ":")
	parts[4] != ""
	region := _blank_to_null(parts[3])
} else := object.union(_place_now(resource), told) if {
	_names_region(resource)
	told := {"account": _alarm_account(resource), "endpoint": _endpoint_before(resource)}
} else := {"region": region, "account": account, "endpoint": _endpoint_before(resource)} if {
	count(_alarm_places(resource)) == 1
	some [alarm_region, alarm_account] in _alarm_places(resource)
	key := _provider_that_keeps(resource)
	region := _agreed(alarm_region, _provider_region(key), _regions_beside(key))
	account := _agreed(alarm_account, _account_of(key), _accounts_beside(key))
} else := _read_by(resource, _provider_that_read(resource)) if {
	is_string(_provider_that_read(resource))
} else := _read_by(resource, key) if {
	count(_provider_keys) == 1
	some key in _provider_keys
} else := {"region": _regional(resource, region), "account": account, "endpoint": null} if {
	places := object.get(_places_by_module, resource.module, set())
	count(places) == 1
	some [region, account] in places
} else := {"region": null, "account": account, "endpoint": null} if {
	_one_login
	count(_accounts_before) == 1
	some account in _accounts_before
} else := {"region": null, "account": null, "endpoint": null}

# A metric of one name may be elsewhere, too: what the provider of what stays says, or leaves open, goes before. Where
# no other provider is where the alarm is, this one may have been there until this plan.
_agreed(told, null, _) := told

_agreed(told, own, beside) := own if {
	own != null
	_says_itself(told, own, beside)
} else := concat("", ["(", told, " or ", own, ")"]) if {
	own != null
}

_says_itself(_, own, _) if _symbolic(own)

_says_itself(told, told, _)

_says_itself(told, _, beside) if told in beside

_regions_beside(key) := {region |
	some other in _provider_keys
	other != key
	region := _provider_region(other)
}

_accounts_beside(key) := {account |
	some other in _provider_keys
	other != key
	account := _account_of(other)
}

# What this plan destroys may have been read by another provider than its configuration names now.
_provider_that_keeps(resource) := null if {
	document.destroys(resource.key)
} else := _provider_that_read(resource)

# What was not found any more need not have been where the provider looked that its configuration names now.
_provider_that_read(resource) := _provider_key(resource) if {
	document.sides.found[resource.key]
} else := null

_names_region(resource) if {
	_has_region(resource.type)
	is_string(object.get(resource.values, "region", null))
}

_alarm_account(resource) := account if {
	accounts := {account | some [_, account] in _alarm_places(resource)}
	count(accounts) == 1
	some alarm_account in accounts
	key := _provider_that_keeps(resource)
	account := _agreed(alarm_account, _account_of(key), _accounts_beside(key))
} else := _account_of(_provider_that_read(resource))

# Where the provider's other objects were, whatever the plan says of the provider now.
_read_by(resource, key) := {
	"region": _regional(resource, region),
	"account": account,
	"endpoint": _endpoint_before(resource),
} if {
	seen_by_key := object.get(_seen_by_login, [_account_key(key), key], set())
	places := {seen | some seen in seen_by_key; seen[0] != ""}
	count(places) == 1
	some [region, account] in places
} else := {
	"region": _regional(resource, _provider_region(key)),
	"account": _account_of(key),
	"endpoint": _endpoint_before(resource),
}

_regional(resource, region) := region if {
	_has_region(resource.type)
} else := null

# An alarm watches metrics of its own account and region alone.
_alarm_places(resource) := {place | some [place, _] in _alarms_of(resource)}

# Places of the alarms of a filter's metric, each with what stands for its provider's login.
_alarms_of(resource) := object.get(_alarm_places_by_metric, [metric.name, metric.namespace], set()) if {
	resource.type == "aws_cloudwatch_log_metric_filter"
	metric := document.value_at(resource.values, ["metric_transformation", 0])
	is_string(metric.name)
	is_string(metric.namespace)
} else := set()

_alarm_places_by_metric := _alarm_places_of_metric

_alarm_places_of_metric[name][namespace] contains [_in_arn(alarm), _login_of(alarm)] if {
	some side in [document.sides.found, document.sides.applied]
	some alarm in side
	alarm.type == "aws_cloudwatch_metric_alarm"
	name := alarm.values.metric_name
	namespace := alarm.values.namespace
}

# What this plan touches may have got another provider since it was there.
_login_of(resource) := _account_key(key) if {
	document.actions[resource.key] == ["no-op"]
	key := _provider_key(resource)
	is_string(key)
} else := null

_places_by_module := _places_of_module

_places_of_module[module] contains [parts[3], parts[4]] if {
	some resource in document.sides.found
	module := resource.module
	parts := split(_own_arn(resource), ":")
	parts[3] != ""
}

_seen_by_login := _seen_before

_seen_before[account_key][key] contains place if {
	some resource in document.sides.found
	key := _provider_key(resource)
	is_string(key)
	account_key := _account_key(key)
	count(_alarm_places(resource)) == 1
	some [place, login] in _alarms_of(resource)
	login in {account_key, null}
}

_seen_before[account_key][key] contains _in_arn(resource) if {
	some resource in document.sides.found
	_shows_login(resource)
	key := _provider_key(resource)
	is_string(key)
	account_key := _account_key(key)
}

_blank_to_null("") := null

_blank_to_null(text) := text if text != ""

# The ARN that places an object: its own, or that of the topic it belongs to. What is put on a topic names that by the
# same attribute.
_own_arn(resource) := resource.values.arn if {
	not data.spec.links[resource.type].arn
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
	key := document.value_at(document.resource_configuration(resource), ["provider_config_key"])
} else := null

# Terraform follows a provider that modules hand down only through modules with resources of their own. A key of a
# module without a configuration there stands for the nearest one above: an empty provider block in a module hands down,
# too.
_handed_down[key] := above if {
	some key, configuration in document.provider_configurations
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

_configures(key) if not _hands_down(document.provider_configurations[key])

_key_in([], name) := name

_key_in(modules, name) := concat("", [concat(".", modules), ":", name]) if count(modules) > 0

_region_of(resource) := null if {
	not _has_region(resource.type)
} else := resource.values.region if {
	is_string(resource.values.region)
	resource.values.region != ""
} else := symbol_of(resource) if {
	# Given, and known only after apply: it need not be that of the provider.
	document.unknown_at(resource, ["region"])
	not document.unconfigured(resource, "region")
} else := _provider_region(_provider_key(resource))

_provider_region(key) := region if {
	region := _stated(key, "region")
} else := region if {
	regions := {region | some [region, _] in object.get(_seen_by_key, key, set()); region != ""}
	count(regions) == 1
	some region in regions
} else := region if {
	region := _told(key, "data.aws_region", "name")
} else := concat("", ["(", key, ")"]) if {
	is_string(key)
} else := null

# What stays tells the account of its provider, then the provider itself, then what this plan takes away.
_account_of(key) := account if {
	accounts := {account | some [_, account] in object.get(_seen_by_key, key, set())}
	count(accounts) == 1
	some account in accounts
} else := account if {
	account := _told(key, "data.aws_caller_identity", "account_id")
} else := account if {
	account := _stated(key, "allowed_account_ids")
} else := account if {
	account := _assumed(key)
} else := account if {
	is_string(key)
	alike := _alike(key)
	seen_alike := object.get(_seen_by_login, _account_key(key), {})
	accounts := {account |
		some other in alike
		some [_, account] in object.get(_seen_by_key, other, set())
	} | {account |
		some seen in seen_alike
		some [_, account] in seen
	}
	count(accounts) == 1
	some account in accounts
} else := account if {
	is_string(key)
	_one_login
	count(_accounts_before) == 1
	some account in _accounts_before
} else := account if {
	is_string(key)
	_nothing_exists
	count(_named_accounts) == 1
	some account in _named_accounts
} else := concat("", ["(", _account_key(key), ")"]) if {
	is_string(key)
} else := null

# Whether every provider logs in alike.
_one_login if count({_account_key(key) | some key in _provider_keys}) == 1

_accounts_before contains account if {
	some side in [document.sides.found, document.sides.applied]
	some resource in side
	[_, account] := _in_arn(resource)
}

# The account of the role that a provider assumes, of several the last: each is assumed by the one before it.
_assumed(key) := account if {
	roles := document.value_at(document.provider_configurations[key], ["expressions", "assume_role"])
	account := split(_valued(roles[count(roles) - 1].role_arn), ":")[4]
	regex.match(`^[0-9]{12}$`, account)
}

_valued(expression) := expression.constant_value if {
	is_string(expression.constant_value)
} else := _variable(expression)

# The value of the one root variable that an expression names.
_variable(expression) := value if {
	count(document.references_in(expression)) == 1
	some reference in document.references_in(expression)
	startswith(reference, "var.")
	value := object.get(document.content, ["variables", substring(reference, 4, -1), "value"], null)
	is_string(value)
}

# Keys of the provider configurations that objects of AWS are read by.
_provider_keys contains key if {
	some key, configuration in document.provider_configurations
	not _hands_down(configuration)
	_is_of_aws(object.get(configuration, "full_name", object.get(configuration, "name", "")))
}

_is_of_aws(name) if name in {"aws", "awscc"}

_is_of_aws(name) if regex.match(`/hashicorp/(aws|awscc)$`, name)

# Providers that log in alike are of one account (D3): the first of them stands for all.
_account_key(key) := min(_alike(key)) if {
	count(_alike(key)) > 0
} else := key

_alike(key) := object.get(_alikes, key, set())

_alikes[key] := {other | some other, login in _logins; login == own} if some key, own in _logins

_logins[key] := [module, _arguments(key, "account"), _endpoint_at(key)] if {
	some key in _provider_keys
	module := _module_of_login(key, "account")
}

# What refers to the variables of a module means something else in another.
_module_of_login(key, kind) := "" if {
	count(_arguments(key, kind)) == 0
} else := object.get(document.provider_configurations[key], "module_address", "")

_unset := [[], {}, {"constant_value": null}, {"constant_value": false}, {"constant_value": ""}]

# Of a role only which it is, and of blocks with nothing in them nothing.
_arguments(key, kind) := {name: _told_of(name, expression) |
	some name in data.spec.logins[kind]
	expression := document.provider_configurations[key].expressions[name]
	not expression in _unset
}

_told_of("assume_role", roles) := [role.role_arn | some role in roles] if is_array(roles)

_told_of(name, expression) := expression if name != "assume_role"

_told_of("assume_role", roles) := roles if not is_array(roles)

# A provider that is told where to call may call anything (D4).
_endpoint_of(resource) := object.get(resource, "provider", "") if {
	is_string(resource.provider)
	not _is_of_aws(resource.provider)
} else := _endpoint_at(_provider_key(resource)) if {
	is_string(_provider_key(resource))
} else := _endpoint_at(key) if {
	count(_provider_keys) == 1
	some key in _provider_keys
} else := null

# What this plan touches may have got another provider since it was there.
_endpoint_before(resource) := _endpoint_of(resource) if {
	document.actions[resource.key] == ["no-op"]
	document.sides.found[resource.key]
} else := null

_endpoint_at(key) := endpoint if {
	endpoint := _endpoints[key]
} else := "" if {
	count(_arguments(key, "endpoint")) == 0
} else := concat("", ["(", key, ")"])

# Providers that are told alike where to call call one thing: the first of them stands for all.
_endpoints[key] := _endpoint_among({other | some other, call in _calls; call == own}, own) if some key, own in _calls

_endpoint_among(_, [_, arguments]) := "" if count(arguments) == 0

_endpoint_among(alike, [_, arguments]) := concat("", ["(", min(alike), ")"]) if count(arguments) > 0

_calls[key] := [_module_of_login(key, "endpoint"), _arguments(key, "endpoint")] if some key in _provider_keys

# What the data sources of the same provider say of it.
_told(key, type, attribute) := value if {
	is_string(key)
	values := {value |
		some source in document.sources
		source.type == type
		_provider_key(source) == key
		value := document.value_at(source.values, [attribute])
		is_string(value)
	}
	count(values) == 1
	some value in values
}

# Where nothing exists yet, nothing can be lost in another account: the one account that the plan names is presumed.
_nothing_exists if {
	count(document.sides.found) == 0
	count(document.sides.applied) == 0
}

_named_accounts contains match[1] if {
	some resource in document.sides.after
	walk(resource.values, [_, text])
	is_string(text)
	some match in regex.find_all_string_submatch_n(`arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:([0-9]{12}):`, text, -1)
}

# What the provider's block says: a constant, or a root variable.
_stated(key, attribute) := _variable(expression) if {
	expression := object.get(document.provider_configurations, [key, "expressions", attribute], {})
	count(document.value_at(expression, ["references"])) > 0
} else := value if {
	constant := object.get(document.provider_configurations, [key, "expressions", attribute, "constant_value"], null)
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
_seen_by_key := _seen

_seen[key] contains _in_arn(resource) if {
	some resource in document.sides.after
	_shows_login(resource)
	key := _provider_key(resource)
	is_string(key)
}

# Region and account in the ARN that places an object; undefined where it has none, or one without account.
_in_arn(resource) := [parts[3], parts[4]] if {
	parts := split(_own_arn(resource), ":")
	regex.match(`^[0-9]{12}$`, parts[4])
}

# The ARN of a subscription is that of its topic, which may be in another account than the provider's.
_shows_login(resource) if resource.type != "aws_sns_topic_subscription"

# METADATA
# title: Place of an object of any side
place_of(resource) := own if {
	own := place.after[resource.key]
} else := own if {
	own := place.found[resource.key]
} else := place.applied[resource.key]
