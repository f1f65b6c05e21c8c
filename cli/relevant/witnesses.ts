import type { Closure } from "./closure";
import type { Estate } from "./estate";

/** A fact about the whole document, and an object that tells it. */
type Told = readonly [thing: number, fact: string];

/** Keeps of each fact that only dropped objects tell of the whole document one of them; and of each provider that anything is there. */
export function keepWitnesses(closure: Closure): void {
  const { estate } = closure;
  const modules = modulesKept(closure);
  keepOneOfEach(closure, factsOfThings(estate, modules));
  keepOneOfEach(closure, placesOfFilters(estate));
}

function keepOneOfEach(closure: Closure, facts: Iterable<Told>): void {
  const told = new Set<string>();
  const firstDropped = new Map<string, number>();
  for (const [thing, fact] of facts) {
    if (closure.has(thing)) told.add(fact);
    else if (!firstDropped.has(fact)) firstDropped.set(fact, thing);
  }
  for (const [fact, thing] of firstDropped) if (!told.has(fact)) closure.keep(thing);
  closure.run();
}

/** Numbers of the modules that anything is kept of. */
function modulesKept(closure: Closure): ReadonlySet<number> {
  const { things, survey } = closure.estate;
  const modules = new Set<number>();
  for (const thing of things) if (closure.has(thing)) modules.add(survey.entries.modules.at(thing));
  return modules;
}

function* factsOfThings(estate: Estate, modulesKept: ReadonlySet<number>): Generator<Told> {
  const { entries } = estate.survey;
  // Most objects tell what others do.
  const known = new Map<string, readonly string[]>();
  for (const thing of estate.things) {
    const module = entries.modules.at(thing);
    const provider = estate.providerOf(entries.addresses.at(thing));
    const alike = `${entries.profiles.at(thing)} ${modulesKept.has(module) ? module : ""} ${provider}`;
    const facts = known.get(alike) ?? factsOf(estate, thing, provider, modulesKept.has(module));
    known.set(alike, facts);
    for (const fact of facts) yield [thing, fact];
  }
}

function factsOf(estate: Estate, thing: number, provider: string, isModuleKept: boolean): readonly string[] {
  const { facts, ofProvider, ofModule } = estate.profileOf(thing);
  const module = estate.survey.entries.modules.at(thing);
  return [
    ...facts,
    ...ofProvider.map((place) => `provider ${provider} ${place}`),
    ...(isModuleKept ? ofModule.map((place) => `module ${module} ${place}`) : []),
  ];
}

/** Where the alarms of a filter's metric are: a filter without an ARN is there, too. */
function* placesOfFilters(estate: Estate): Generator<Told> {
  const { entries, names } = estate.survey;
  for (let position = 0; position < names.length; position += 1) {
    const filter = estate.firstOf(names.ownerAt(position));
    if (estate.profileOf(filter).type !== "aws_cloudwatch_log_metric_filter") continue;
    for (const owner of names.owners(names.at(position))) {
      const { alarmPlace } = estate.profileOf(estate.firstOf(owner));
      if (alarmPlace === undefined) continue;
      yield [filter, `alarms ${estate.providerOf(entries.addresses.at(filter))} ${alarmPlace}`];
    }
  }
}
