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

/** A day as waivers name it: `YYYY-MM-DD` in UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
