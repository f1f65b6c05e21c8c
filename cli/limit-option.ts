import { UsageError } from "./errors";
import { isLimitName, type LimitName, type Limits, unknownLimit } from "./limits";

const factors: Readonly<Record<string, number>> = { "": 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

const inBytes: ReadonlySet<LimitName> = new Set(["bytes", "unpacked", "memory"]);

/**
 * Limit of an option's value, `NAME=MOST`, where bytes may be in KiB, MiB or GiB.
 *
 * @throws UsageError for another name, or what is no number of it
 */
export function limitOf(value: string): Limits {
  const [, name = value, number = "", unit = ""] = /^([^=]*)=(\d+)(.*)$/.exec(value) ?? [];
  if (!isLimitName(name)) throw unknownLimit(name);
  const factor = inBytes.has(name) || unit === "" ? factors[unit] : undefined;
  if (number === "" || factor === undefined) {
    const example = inBytes.has(name) ? `${name}=500MiB` : `${name}=60`;
    throw new UsageError(`--limit ${value} is not a valid limit of ${name}: write it as ${example}`);
  }
  return { [name]: Number(number) * factor };
}
