import { ref, Token } from "../modules/parts/cdktf";

/** An expression in a template of Terraform's. */
export const template = (expression: string): string => `\${${expression}}`;

/** A reference that only Terraform resolves. */
export const reference = (text: string): string => Token.asString(ref(text));

/** A block that is there where a variable has a value. */
export const whereGiven = (variable: string, block: string, content: Readonly<Record<string, unknown>>) => ({
  [block]: { for_each: template(`var.${variable}[*]`), content },
});
