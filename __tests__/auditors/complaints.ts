/** What an auditor complains of, and why it stays. */
export interface Complaint {
  /** Id of the check. */
  readonly check: string;
  readonly wants: string;
  /** Examples in which it fails → what it fails on. */
  readonly fails: Readonly<Record<string, readonly ("trail" | "record" | "access logs")[]>>;
  readonly why: string;
}

/** Check → what it fails on in one example. */
export const failuresIn = (
  complaints: readonly Complaint[],
  example: string,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(complaints.flatMap(({ check, fails }) => (fails[example] ? [[check, fails[example]]] : [])));

/** The table of some complaints. */
export const complaintTable = (complaints: readonly Complaint[]): string => {
  const rows = complaints.map(({ check, wants, fails, why }) => {
    const places = Object.entries(fails).map(([example, parts]) => `${example}: ${parts.join(", ")}`);
    return `| ${check} | ${wants} | ${places.join("; ")} | ${why} |`;
  });
  return `| check | what is wanted | fails on | why it stays |\n| --- | --- | --- | --- |\n${rows.join("\n")}`;
};
