import { catalogue } from "../../spec";
import { field, type JsonObject } from "../read/json";
import { follow, type Module, type Reached, referencesIn } from "./configuration";

/** Arguments of a type that lead to another object: argument → types of that object. */
const links: Readonly<Record<string, Readonly<Record<string, { readonly to: readonly string[] }>>>> = catalogue.links;

/** Types to whose objects a type's arguments lead; or one argument of it. */
export const targetsOf = (type: string, attribute?: string): readonly string[] =>
  attribute === undefined
    ? Object.values(links[type] ?? {}).flatMap(({ to }) => to)
    : (links[type]?.[attribute]?.to ?? []);

/** Arguments of a type that lead to another object. */
export const linksOf = (type: string): readonly string[] => Object.keys(links[type] ?? {});

/** Whether all that is reached is objects of these types, so that a value is surely one of theirs. */
export const leadsTo = (types: readonly string[], { resources, withLocals }: Reached): boolean =>
  withLocals.size === 0 &&
  resources.size > 0 &&
  [...resources].every((place) => types.includes(place.split(" ")[1]?.split(".")[0] ?? ""));

/** What an expression in a module may lead to, where the resource is repeated as its configuration says. */
export const reachedBy = (
  modules: ReadonlyMap<string, Module>,
  path: string,
  configuration: JsonObject | undefined,
  expression = field(configuration, "expressions"),
): Reached =>
  follow(modules, path, [
    ...referencesIn(expression),
    ...referencesIn(field(configuration, "for_each_expression")),
    ...referencesIn(field(configuration, "count_expression")),
  ]);
