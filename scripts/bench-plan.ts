import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { beside, neighbours, type Standing } from "../__tests__/growth/worlds";

const gap: Standing = ["gap", "gap", {}];
const mark = "(here the neighbours come)";
const neighboursAtOnce = 1000;

/** How a list of a plan writes what stands beside the chain, in the order of the lists in the text. */
const listsOf = (added: readonly Standing[]): readonly (readonly unknown[])[] => {
  const plan = beside(added);
  const own = beside([]);
  return [
    plan.resource_changes.slice(own.resource_changes.length),
    plan.prior_state.values.root_module.resources.slice(own.prior_state.values.root_module.resources.length),
    plan.configuration.root_module.resources.slice(own.configuration.root_module.resources.length),
  ];
};

/**
 * Writes the deployed stack among so many neighbours, piece by piece: a text of a gigabyte is longer than any that V8 holds.
 *
 * @returns how many bytes it has
 */
export function writePlan(file: string, count: number): number {
  if (count === 0) {
    const text = JSON.stringify(beside([]));
    writeFileSync(file, text);
    return text.length;
  }
  const text = JSON.stringify(beside([gap]), (_, value: unknown) => (isGap(value) ? mark : value));
  const [first = "", ...others] = text.split(JSON.stringify(mark));
  const descriptor = openSync(file, "w");
  let bytes = writeSync(descriptor, first);
  for (const [list, after] of others.entries()) {
    for (let done = 0; done < count; done += neighboursAtOnce) {
      const entries = listsOf(neighbours(Math.min(neighboursAtOnce, count - done), done))[list] ?? [];
      bytes += writeSync(descriptor, `${done === 0 ? "" : ","}${JSON.stringify(entries).slice(1, -1)}`);
    }
    bytes += writeSync(descriptor, after);
  }
  closeSync(descriptor);
  return bytes;
}

const isGap = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "address" in value && value.address === "gap.gap";
