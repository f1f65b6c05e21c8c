import { isKnown } from "./placement";

/** Whether a text is the number of an account. */
export const isAccount = (text: string): boolean => /^\d{12}$/.test(text);

/** A sentence where a text is known and does not fit. */
export const unlessFits = (text: string, form: RegExp, sentence: string): string[] =>
  !isKnown(text) || form.test(text) ? [] : [sentence];
