import type { Closure } from "./closure";
import type { Estate } from "./estate";
import { filterType } from "./found-by";
import { none } from "./hash-index";

/** Objects that tell the same facts of the whole document. */
interface Tellers {
  readonly facts: readonly string[];
  /** Whether one of them is kept. */
  isKept: boolean;
  /** The first that is dropped. */
  firstDropped: number | undefined;
}

/** Keeps of each fact that only dropped objects tell of the whole document one of them; and of each provider that anything is there. */
export function keepWitnesses(closure: Closure): void {
  keepOneOfEach(closure, tellersOfFacts(closure));
  keepOneOfEach(closure, tellersOfAlarms(closure));
}

function keepOneOfEach(closure: Closure, tellers: Iterable<Tellers>): void {
  const told = new Set<string>();
  const firstDropped = new Map<string, number>();
  for (const { facts, isKept, firstDropped: dropped } of tellers) {
    for (const fact of facts) {
      if (isKept) told.add(fact);
      if (dropped !== undefined) firstDropped.set(fact, Math.min(dropped, firstDropped.get(fact) ?? dropped));
    }
  }
  for (const [fact, thing] of firstDropped) if (!told.has(fact)) closure.keep(thing);
  closure.run();
}

const note = (closure: Closure, tellers: Tellers, thing: number): void => {
  if (closure.has(thing)) tellers.isKept = true;
  else tellers.firstDropped ??= thing;
};

/** Numbers of the modules that anything is kept of. */
function modulesKept(closure: Closure): ReadonlySet<number> {
  const { things, survey } = closure.estate;
  const modules = new Set<number>();
  for (const thing of things) if (closure.has(thing)) modules.add(survey.entries.modules.at(thing));
  return modules;
}

function tellersOfFacts(closure: Closure): Iterable<Tellers> {
  const { estate } = closure;
  const { entries, profiles, modules } = estate.survey;
  const modulesWithKept = modulesKept(closure);
  const known = new Map<number, Tellers>();
  for (const thing of estate.things) {
    const module = entries.modules.at(thing);
    const isModuleKept = modulesWithKept.has(module);
    const provider = estate.providerOf(entries.addresses.at(thing));
    const profile = entries.profiles.at(thing);
    // Most objects tell what others do.
    const alike =
      ((provider + 1) * (modules.texts.length + 1) + (isModuleKept ? module + 1 : 0)) * profiles.length + profile;
    let tellers = known.get(alike);
    if (tellers === undefined) {
      tellers = { facts: factsOf(estate, thing, provider, isModuleKept), isKept: false, firstDropped: undefined };
      known.set(alike, tellers);
    }
    note(closure, tellers, thing);
  }
  return known.values();
}

function factsOf(estate: Estate, thing: number, provider: number, isModuleKept: boolean): readonly string[] {
  const { facts, ofProvider, ofModule } = estate.profileOf(thing);
  const module = estate.survey.entries.modules.at(thing);
  return [
    ...facts,
    ...ofProvider.map((place) => `provider ${provider} ${place}`),
    ...(isModuleKept ? ofModule.map((place) => `module ${module} ${place}`) : []),
  ];
}

/** Of each provider of filters, where the alarms of their metrics are: a filter without an ARN is there, too. */
function tellersOfAlarms(closure: Closure): Iterable<Tellers> {
  const { estate } = closure;
  const { entries, names, profiles } = estate.survey;
  const known = new Map<number, Tellers>();
  for (let position = 0; position < names.length; position += 1) {
    const filter = estate.firstOf(names.ownerAt(position));
    if (estate.profileOf(filter).type !== filterType) continue;
    const provider = estate.providerOf(entries.addresses.at(filter));
    const name = names.at(position);
    for (let at = names.first(name); at !== none; at = names.after(at)) {
      const profile = entries.profiles.at(estate.firstOf(names.ownerAt(at)));
      const { alarmPlace } = profiles.at(profile);
      if (alarmPlace === undefined) continue;
      // Most alarms are where others are.
      const alike = (provider + 1) * profiles.length + profile;
      let tellers = known.get(alike);
      if (tellers === undefined) {
        tellers = { facts: [`alarms ${provider} ${alarmPlace}`], isKept: false, firstDropped: undefined };
        known.set(alike, tellers);
      }
      note(closure, tellers, filter);
    }
  }
  return known.values();
}
