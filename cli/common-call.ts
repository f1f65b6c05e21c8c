import type { Call } from "./call";
import type { GateOptions } from "./commands/gate";

const flags: Readonly<Record<string, GateOptions>> = {
  "--require": { require: true },
  "--strict": { strict: true },
  "--quiet": { quiet: true },
  "--no-color": { color: false },
};

/**
 * Reads the commonest calls, a command with one plan and options without a value, as `callOf` would. To load what reads
 * every call takes longer than to judge a small plan.
 *
 * @returns undefined for every other call, also a wrong one
 */
export function commonCall([command, ...rest]: readonly string[]): Call | undefined {
  if (command !== "gate" && command !== "drift") return undefined;
  const [plan, ...more] = rest.filter((argument) => argument === "-" || !argument.startsWith("-"));
  if (plan === undefined || plan === "" || more.length > 0) return undefined;
  const given = rest.filter((argument) => argument !== plan);
  if (!given.every((name) => Object.hasOwn(flags, name))) return undefined;
  if (command === "drift" && given.includes("--require")) return undefined;
  return { command, plans: [plan], options: Object.assign({ color: true }, ...given.map((name) => flags[name])) };
}
