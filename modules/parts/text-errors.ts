import { isKnown } from "./placement";

/** A sentence where a text is known and does not fit. */
export const unlessFits = (text: string, form: RegExp, sentence: string): string[] =>
  !isKnown(text) || form.test(text) ? [] : [sentence];

/** What is wrong with the number of an account, one sentence a flaw. */
export const accountErrors = (what: string, account: string): string[] =>
  unlessFits(account, /^\d{12}$/, `${what} "${account}" is not an account id: give its twelve digits`);
