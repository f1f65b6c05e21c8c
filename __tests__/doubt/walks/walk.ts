import { isDeepStrictEqual } from "node:util";
import { type Edited, edits, undone } from "./edits";
import { disordered, planBetween } from "./plan-between";
import type { Pick } from "./plausible";
import { refreshed } from "./refresh";
import { isSettled } from "./settled";
import { type Recorded, type World, worldOf } from "./world";

/** Whether the gate lets a plan pass. */
export type Gate = (plan: unknown) => Promise<boolean>;

/** A step that was taken. */
export interface Taken {
  readonly what: string;
  readonly edited: Edited;
}

/** Where a walk went. */
export interface Walk {
  readonly first: World;
  readonly last: World;
  readonly tried: number;
  readonly taken: readonly Taken[];
}

/** Numbers that a seed steers (mulberry32). */
export const picking = (seed: number): Pick => {
  let state = seed;
  return (among) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * Math.max(among, 1));
  };
};

interface Way {
  readonly pick: Pick;
  readonly fresh: () => string;
}

const step = (world: World, former: readonly World[], { pick, fresh }: Way): Taken | undefined => {
  if (pick(12) === 0) {
    const earlier = former[pick(former.length)];
    const back = earlier && undone(world, earlier, pick);
    return back && { what: "an object is as it was", edited: { world: refreshed(world, back) } };
  }
  const [what, edit] = edits[pick(edits.length)] ?? [];
  const edited = edit?.(world, pick, fresh);
  return edited && what !== undefined
    ? { what, edited: { ...edited, world: refreshed(world, edited.world) } }
    : undefined;
};

const damaged = (world: World, times: number, way: Way): World =>
  Array.from({ length: times }).reduce<World>((so) => {
    const next = step(so, [], way)?.edited.world;
    return next && isSettled(next) ? next : so;
  }, world);

/** A walk from what was there before a recorded plan, often after some edits that nobody judged; only steps that pass are taken. */
export const walk = async (recorded: Recorded, gate: Gate, seed: number, steps: number): Promise<Walk> => {
  const pick = picking(seed);
  let named = 0;
  const way = { pick, fresh: () => `walked-${++named}` };
  const first = damaged(worldOf(recorded), pick(2) * pick(5), way);
  const taken: Taken[] = [];
  const worlds = [first];
  let world = first;
  let tried = 0;
  for (let turn = 0; turn < steps; turn++) {
    const next = step(world, worlds, way);
    if (!next || isDeepStrictEqual(next.edited.world, world)) continue;
    if (!isSettled(next.edited.world)) continue;
    if (disordered(world, next.edited.world) || disordered(first, next.edited.world)) continue;
    tried++;
    if (!(await gate(planBetween(recorded, world, next.edited.world, next.edited.unknown)))) continue;
    world = next.edited.world;
    taken.push(next);
    worlds.push(world);
  }
  return { first, last: world, tried, taken };
};
