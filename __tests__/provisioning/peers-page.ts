import peers from "./peers.json";

/** A test by its file and its name: the titles of its `describe` and of itself, joined by a blank. */
export interface Proof {
  readonly file: string;
  readonly test: string;
}

/** Every test that a cell of docs/peers.md rests on. */
export const proofs: readonly Proof[] = [
  ...peers.tables.flatMap(({ rows }) => rows.flatMap((row) => row.proofs)),
  ...peers.defects.flatMap((defect) => defect.proofs),
  ...peers.beyond.flatMap((one) => one.proofs),
];

const link = (text: string, { file, test }: Proof): string => `[${text}](../${file} "${test.replaceAll('"', "'")}")`;

/** A text that leads to the first test, and numbers that lead to the others. */
const proved = (text: string, [first, ...others]: readonly Proof[]): string =>
  [first ? link(text, first) : text, ...others.map((proof, index) => link(String(index + 2), proof))].join(" ");

const tableOf = ({ title, peers: codes, rows }: (typeof peers.tables)[number]): string => `## ${title}

| | **Keepwatch** | ${codes.join(" | ")} |
| --- | --- | ${codes.map(() => "---").join(" | ")} |
${rows.map((row) => `| ${row.feature} | ${proved(row.ours, row.proofs)} | ${row.peers.join(" | ")} |`).join("\n")}
`;

const listed = (some: readonly Proof[]): string =>
  some.map((proof) => link(proof.test.replaceAll("|", "\\|"), proof)).join("; ");

/** docs/peers.md. */
export const peersPage = (): string => `# Beside what others provision

This page compares the constructs with the public modules and templates for this chain, as their sources are. Each cell of ours links to the test that
proves it, and the link's title is the test's name. A test fails if one of them is gone. "creates": it defines one. "takes": it uses an existing one.
"either": it does both. "–": it does not have it, or leaves it to others. **Bold** marks what hurts, or what few have.

| | source | read at | what it is |
| --- | --- | --- | --- |
${peers.peers.map(({ code, repository, version, what }) => `| ${code} | ${repository} | ${version} | ${what} |`).join("\n")}

${peers.tables.map(tableOf).join("\n")}
TAM, MAK, MCAF and SIM start from an existing log group. LZA leaves the trail to Control Tower. ASR creates a missing group, but no trail feeds it. An alarm of the
same account can publish to a topic with SNS's default policy. Any other policy takes that away.

## Defects found in them

A test keeps each of them out of Keepwatch.

| defect | test |
| --- | --- |
${peers.defects.map(({ defect, proofs: some }) => `| ${defect} | ${listed(some)} |`).join("\n")}

## What none of them has in full

| | test |
| --- | --- |
${peers.beyond.map(({ claim, proofs: some }) => `| ${claim} | ${listed(some)} |`).join("\n")}
`;
