// Whatever is done to a document, the command answers, and its code says what its report says.
import * as fc from "fast-check";
import { plannedCases } from "../plans/cases";
import { doubtedCases } from "../plans/doubted/doubted";
import { damaged, doubled, others, type Path } from "../policies/damage";
import { called } from "./called";

/** How long documents are damaged by hand. */
const minutes = Number(process.env["KEEPWATCH_DAMAGE_MINUTES"] ?? 0);
const runs = minutes > 0 ? { numRuns: 10_000_000, interruptAfterTimeLimit: minutes * 60_000 } : { numRuns: 150 };

const documents: readonly (() => unknown)[] = [...plannedCases, ...doubtedCases].map(({ plan }) => plan);

/** Where one value stands, found by turns from the outside; to list where all stand takes longer than to judge them. */
const pathIn = (value: unknown, [turn, ...turns]: readonly number[]): Path => {
  const inner = Object.entries(typeof value === "object" && value !== null ? value : {});
  const [key, next] = inner[(turn ?? 0) % inner.length] ?? [];
  return turn === undefined || key === undefined ? [] : [key, ...pathIn(next, turns)];
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value);

/** Ways to damage a document where one value stands, by another value or by what stands elsewhere in it. */
const ways: readonly ((document: unknown, path: Path, other: unknown, elsewhere: Path) => unknown)[] = [
  damaged,
  doubled,
  (document, path, _, elsewhere) => damaged(document, path, at(document, elsewhere)),
  (document, path) => damaged(document, path, [at(document, path)]),
  (document, path, _, elsewhere) => damaged(document, path, String(at(document, elsewhere))),
];

const turns = fc.array(fc.nat(9999), { minLength: 1, maxLength: 14 });
const damages = fc.array(fc.record({ way: fc.nat(ways.length - 1), place: turns, elsewhere: turns, other: others }), {
  minLength: 1,
  maxLength: 5,
});

const calls: readonly (readonly string[])[] = [["gate"], ["gate", "--require"], ["gate", "--strict"], ["drift"]];
const codes: Readonly<Record<string, number>> = { pass: 0, fail: 1, error: 3 };

test(
  "no damage to a document keeps the command from an answer whose code agrees with its verdict",
  async () => {
    const counts: Record<string, number> = {};
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        damages,
        fc.constantFrom(...calls),
        async (document, chosen, call) => {
          const broken = chosen.reduce<unknown>((value, { way, place, elsewhere, other }) => {
            const [path, from] = [pathIn(value, place), pathIn(value, elsewhere)];
            return path.length > 0 ? ways[way]?.(value, path, other, from) : value;
          }, document());
          const { status, stdout, stderr } = await called([...call, "--format", "json", "-"], {
            input: JSON.stringify(broken ?? null),
          });
          counts[status] = (counts[status] ?? 0) + 1;
          if (stdout === "") {
            // Refused before it was judged, with a sentence that says why
            expect({ status, stderr }).toEqual({
              status: 3,
              stderr: expect.stringMatching(/^keepwatch: .+\[[a-z_]+\]\n$/s),
            });
          } else {
            expect([status, stderr]).toEqual([codes[JSON.parse(stdout).verdict], ""]);
          }
        },
      ),
      runs,
    );
    process.stdout.write(`documents by exit code: ${JSON.stringify(counts)}\n`);
    expect(Object.keys(counts)).toEqual(["0", "1", "3"]);
  },
  (minutes + 3) * 60_000,
);
