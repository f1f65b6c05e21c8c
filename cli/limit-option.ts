import { UsageError } from "./errors";
import { type LimitName, type Limits, limitNames } from "./limits";

const factors: Readonly<Record<string, number>> = { "": 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

const inBytes: ReadonlySet<LimitName> = new Set(["bytes", "unpacked", "memory"]);

const isLimitName = (name: string): name is LimitName => limitNames.some((known) => known === name);

/**
 * Limit of an option's value, `NAME=MOST`, where bytes may be in KiB, MiB or GiB.
 *
 * @throws UsageError for another name, or what is no number of it
 */
export function limitOf(value: string): Limits {
  const [, name = value, number = "", unit = ""] = /^([^=]*)=(\d+)(.*)$/.exec(value) ?? [];
  if (!isLimitName(name)) throw new UsageError(`unknown limit "${name}": use one of ${limitNames.join(", ")}`);
  const factor = inBytes.has(name) || unit === "" ? factors[unit] : undefined;
  if (number === "" || factor === undefined) {
    const example = inBytes.has(name) ? `${name}=500MiB` : `${name}=60`;
    throw new UsageError(`--limit ${value} is no limit of ${name}: write it as ${example}`);
  }
  return { [name]: Number(number) * factor };
}
