import { type Finding, type Judgement, rejects } from "./judgement";

/** One flaw of one object that somebody answers for until a day. */
export interface Waiver {
  /** The finding's reason. */
  readonly reason: string;
  /** The finding's subject: an address, or the identity of what is outside. */
  readonly subject: string;
  /** Last day on which it holds, `YYYY-MM-DD` in UTC. */
  readonly until: string;
  /** Why, and who answers for it. */
  readonly because: string;
}

/** Waivers that hold on a day, and those that no longer do. */
export function onDay(
  waivers: readonly Waiver[],
  today: Date,
): { readonly holding: readonly Waiver[]; readonly expired: readonly Waiver[] } {
  const day = today.toISOString().slice(0, 10);
  return { holding: waivers.filter(({ until }) => until >= day), expired: waivers.filter(({ until }) => until < day) };
}

/**
 * The judgement under waivers, with what they took away as notes, and with what is to be said of the waivers themselves.
 *
 * @param open - the judgement without them
 * @param waived - the judgement under those that hold
 */
export function withWaivers(
  open: Judgement,
  waived: Judgement,
  { holding, expired }: { readonly holding: readonly Waiver[]; readonly expired: readonly Waiver[] },
): Judgement {
  const taken = open.findings.flatMap((finding): readonly Finding[] => {
    const waiver = holding.find((one) => covers(one, finding));
    return waiver && rejects(finding) ? [{ ...finding, outcome: "note", waiver }] : [];
  });
  const used = new Set(taken.map(({ waiver }) => waiver));
  return {
    ...waived,
    findings: [
      ...waived.findings,
      ...taken,
      ...holding.filter((waiver) => !used.has(waiver)).map((waiver) => about(open, "waiver_unused", "note", waiver)),
      ...expired.map((waiver) => about(open, "waiver_expired", "warn", waiver)),
    ],
  };
}

const covers = ({ reason, subject }: Waiver, finding: Finding): boolean =>
  reason === finding.reason && subject === finding.subject;

const about = (
  { control }: Judgement,
  reason: string,
  outcome: Finding["outcome"],
  { reason: waived, subject, until }: Waiver,
): Finding => ({
  control,
  reason,
  outcome,
  subject,
  args: { detail: `${waived}, until ${until}`, degree: 0, level: "", events: [] },
});
