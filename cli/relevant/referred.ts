import { field } from "../read/json";
import { type Closure, nameOfPlace } from "./closure";
import { leadsTo, reachedBy, targetsOf } from "./followed";
import { hashOf } from "./hash";
import { pathOf } from "./thing";

/** An object whose name only apply tells is found by what its expression names; where that cannot be followed, it is kept. */
export function findByReferences(closure: Closure): void {
  const { estate, modules } = closure;
  const { entries, names, modules: instances } = estate.survey;
  for (const thing of estate.things) {
    const { type, unknownNames } = estate.profileOf(thing);
    if (unknownNames.length === 0) continue;
    const configuration = estate.configuration(entries.addresses.at(thing));
    const expressions = field(configuration, "expressions");
    for (const attribute of unknownNames) {
      const expression = field(expressions, attribute);
      if (expression === undefined && configuration !== undefined) continue;
      const path = pathOf(instances.texts[entries.modules.at(thing)] ?? "");
      const reached = reachedBy(modules, path, configuration, expression);
      if (!leadsTo(targetsOf(type, attribute), reached)) closure.keep(thing);
      for (const place of reached.resources) names.add(hashOf(nameOfPlace(place)), thing);
    }
  }
}
