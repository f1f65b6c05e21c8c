import { isKnown } from "./placement";

/** What names of one kind look like. */
interface NameForm {
  readonly form: RegExp;
  /** Most characters that it may have. */
  readonly longest: number;
  /** The characters, in words. */
  readonly words: string;
}

/** What the names of links look like. Terraform must understand the expressions, too: it knows no lookahead. */
export const nameForms = {
  trail: {
    form: /^[A-Za-z0-9]([._-]?[A-Za-z0-9]){2,}$/,
    longest: 128,
    words: "letters and digits, with single dots, hyphens or underscores between, three at least",
  },
  "log group": { form: /^[\w./#-]+$/, longest: 512, words: "letters, digits, and any of . _ - / #" },
  "metric filter": { form: /^[^:*{\p{Cc}]+$/u, longest: 512, words: "anything but colons, asterisks and braces" },
  metric: { form: /^[^:*{$\p{Cc}]+$/u, longest: 255, words: "anything but colons, asterisks, braces and dollars" },
  "metric namespace": {
    form: /^[^:*{$\p{Cc}]+$/u,
    longest: 255,
    words: "anything but colons, asterisks, braces and dollars",
  },
  // Those beside the control's have "-escalation" behind; and the tampering pattern holds the name in quotes
  alarm: { form: /^[^"\\*{\p{Cc}]+$/u, longest: 244, words: "anything but quotes, backslashes, asterisks and braces" },
  topic: { form: /^[\w-]+$/, longest: 256, words: "letters, digits, hyphens and underscores" },
  role: { form: /^[\w+=,.@-]+$/, longest: 64, words: "letters, digits, and any of + = , . @ _ -" },
  bucket: {
    form: /^[a-z0-9][a-z0-9.-]+[a-z0-9]$/,
    longest: 63,
    words: "lower-case letters, digits, dots and hyphens, a letter or digit at both ends, three at least",
  },
  "key alias": { form: /^alias\/[\w/-]+$/, longest: 256, words: 'letters, digits, and any of / _ -, "alias/" first' },
} as const satisfies Readonly<Record<string, NameForm>>;

/** What is wrong with the name of a link, one sentence a flaw; empty where none is given. */
export const nameErrors = (what: keyof typeof nameForms, name: string | undefined): string[] => {
  const { form, longest, words }: NameForm = nameForms[what];
  return name === undefined || !isKnown(name) || (form.test(name) && name.length <= longest)
    ? []
    : [`${what} name ${JSON.stringify(name)} does not fit: give ${words}, ${longest} characters at most`];
};
