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

What the public modules and templates for this chain do, as their sources say, and what the constructs do. Each cell of ours leads to the test that
proves it, whose name is the link's title; a test fails where one of them is gone. "creates" and "takes": defines it, or takes one that is there;
"either": both; "–": does not have it, or leaves it to others. **Bold** is what hurts, or what few have.

| | source | read at | what it is |
| --- | --- | --- | --- |
${peers.peers.map(({ code, repository, version, what }) => `| ${code} | ${repository} | ${version} | ${what} |`).join("\n")}

${peers.tables.map(tableOf).join("\n")}
TAM, MAK, MCAF and SIM start from a log group that is there; LZA leaves the trail to Control Tower; ASR creates a group that is missing, which no trail
feeds. An alarm of the same account may publish to a topic that has SNS's default policy; any other policy takes that away.

## Defects found in them

Each is kept out by a test.

| defect | test |
| --- | --- |
${peers.defects.map(({ defect, proofs: some }) => `| ${defect} | ${listed(some)} |`).join("\n")}

## What none of them has in full

| | test |
| --- | --- |
${peers.beyond.map(({ claim, proofs: some }) => `| ${claim} | ${listed(some)} |`).join("\n")}
`;
