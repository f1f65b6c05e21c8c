/** Exit codes of the command; what each means never depends on an option. */
export const exitCode = {
  pass: 0,
  findings: 1,
  wrongUse: 2,
  notJudgeable: 3,
} as const;

/** One of the four ways in which the command ends. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
