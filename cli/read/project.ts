import { comesFromGuarded, valuesOf } from "./guarded";
import { fieldOf, isObject, type Json, type JsonObject } from "./json";
import { emptied, every, everyField, fields, only, type Projection, some, whole } from "./projection";
import { providerProjection } from "./provider";
import { providerVariables } from "./provider-variables";
import { unwrapped } from "./wrapped-plan";

/**
 * Drops from a Terraform document what the policy never reads, and keeps its format, so that a plan of a gigabyte
 * becomes some kilobytes. Any JSON may come in; what has another shape than Terraform gives it stays as it is, so
 * that the policy can say so. Of a plan beside what a service knows of its run the plan is kept.
 *
 * @throws DocumentError where it holds more than one plan
 */
export function project(given: Json): Json {
  const document = isObject(given) ? unwrapped(given) : given;
  const names = providerVariables(document, everyField(providerProjection()));
  return fields({
    // What the policy asks before it judges
    format_version: whole,
    terraform_version: whole,
    errored: whole,
    complete: whole,
    applyable: whole,
    // The sides
    resource_changes: some(changeEntry),
    resource_drift: some(changeEntry),
    deferred_changes: some(deferral),
    // What Terraform runs beside its resources
    action_invocations: actionInvocations,
    prior_state: state,
    values: stateValues,
    // Planned values are not trustworthy, but that there are some tells a damaged plan from a refresh-only one.
    planned_values: plannedValues,
    // What references and providers resolve by
    configuration: fields({ provider_config: everyField(providerProjection()), root_module: configurationModule }),
    variables: variablesOf(names),
  })(document);
}

/** What is kept of the actions that Terraform runs beside its resources. */
export const actionInvocations: Projection = every(fields({ address: whole, type: whole, config_values: whole }));

/** Of planned values only that there are some. */
const plannedValues: Projection = fields({ root_module: everyField(emptied) });

/** The values of the named root variables. */
export const variablesOf = (names: ReadonlySet<string>): Projection =>
  fields(Object.fromEntries([...names].map((name) => [name, fields({ value: whole })])));

function ofGuarded(resource: JsonObject, projectionOf: (values: Projection) => Projection): Projection | undefined {
  const values = valuesOf(resource);
  if (values === "misshapen") return whole;
  return values && projectionOf(values);
}

/** What is kept of an entry of a plan: nothing of a type that is not guarded. An object that comes from a guarded type is kept, so that the policy can say what it was. */
export const changeEntry = (entry: JsonObject): Projection | undefined =>
  ofGuarded(entry, change) ?? (comesFromGuarded(entry) ? change(only([])) : undefined);

function change(values: Projection): Projection {
  return fields({
    address: whole,
    previous_address: whole,
    module_address: whole,
    mode: whole,
    type: whole,
    name: whole,
    index: whole,
    index_unknown: whole,
    provider_name: whole,
    deposed: whole,
    action_reason: whole,
    change: fields({
      actions: whole,
      before: values,
      after: values,
      after_unknown: values,
      before_sensitive: values,
      after_sensitive: values,
      replace_paths: whole,
      importing: whole,
    }),
  });
}

/** What is kept of a deferred change. */
export function deferral(deferred: JsonObject): Projection | undefined {
  const entry = fieldOf(deferred, "resource_change");
  if (!isObject(entry)) return whole;
  const projection = changeEntry(entry);
  return projection && fields({ reason: whole, resource_change: projection });
}

/** What is kept of a resource of a state. */
export const stateResource = (resource: JsonObject): Projection | undefined =>
  ofGuarded(resource, (values) =>
    fields({
      address: whole,
      mode: whole,
      type: whole,
      name: whole,
      index: whole,
      provider_name: whole,
      deposed_key: whole,
      values,
      sensitive_values: values,
    }),
  );

const stateModule: Projection = (value) =>
  fields({ address: whole, resources: some(stateResource), child_modules: every(stateModule) })(value);

const stateValues = fields({ root_module: stateModule });

const state = fields({ format_version: whole, terraform_version: whole, values: stateValues });

// Of a provisioner only what it runs: how it connects may be a credential.
const provisioners = every(fields({ type: whole, expressions: fields({ command: whole, inline: whole }) }));

const skeleton = { address: whole, mode: whole, type: whole, name: whole, provider_config_key: whole, provisioners };

/** What is kept of a resource of the configuration: a reference may name one of any type, and a provider key tells where an object is, so that each keeps its skeleton. */
export const configurationResource = (resource: JsonObject): Projection =>
  ofGuarded(resource, (values) =>
    fields({ ...skeleton, expressions: values, count_expression: whole, for_each_expression: whole }),
  ) ?? fields(skeleton);

const configurationModule: Projection = (value) =>
  fields({
    resources: some(configurationResource),
    outputs: everyField(fields({ expression: whole })),
    variables: everyField(fields({ sensitive: whole })),
    module_calls: everyField(
      fields({ expressions: whole, count_expression: whole, for_each_expression: whole, module: configurationModule }),
    ),
  })(value);
