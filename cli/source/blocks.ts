/** A block of HCL, by its first line. */
export interface Block {
  /** `resource aws_sns_topic.alerts`, or `module monitoring`. */
  readonly label: string;
  readonly line: number;
  /** Where a module's source is a folder beside it. */
  readonly source?: string;
}

const header = /^\s*(resource|module)\s+"?([\w-]+)"?(?:\s+"?([\w-]+)"?)?\s*\{/;
const sourceOf = /(?:^|\{)\s*source\s*=\s*"(\.\.?\/[^"]*)"/;
const heredoc = /<<[-~]?\s*(\w+)\s*$/;

/** Blocks of resources and modules of a file. What stands in comments and in long texts is none. */
export function blocksIn(text: string): readonly Block[] {
  const blocks: { label: string; line: number; source?: string }[] = [];
  let isComment = false;
  let end: string | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (end !== undefined) {
      if (line.trim() === end) end = undefined;
      continue;
    }
    if (isComment) {
      isComment = !line.includes("*/");
      continue;
    }
    if (/^\s*\/\*/.test(line)) {
      isComment = !line.includes("*/");
      continue;
    }
    end = heredoc.exec(line)?.[1];
    const [, kind, first, second] = header.exec(line) ?? [];
    if (kind === "resource" && second !== undefined)
      blocks.push({ label: `resource ${first}.${second}`, line: index + 1 });
    else if (kind === "module" && second === undefined) blocks.push({ label: `module ${first}`, line: index + 1 });
    const last = blocks.at(-1);
    const source = sourceOf.exec(line)?.[1];
    if (source !== undefined && last?.label.startsWith("module ")) last.source ??= source;
  }
  return blocks;
}

/** Where a program makes a construct, by the id that it gives it. */
export interface Construct {
  readonly id: string;
  readonly line: number;
}

const creation = /new\s+[\w$.]+\s*(?:<[^<>()]*>)?\(\s*[\w$.]+\s*,\s*(["'`])([^"'`$\n]+)\1/g;

/** Constructs that a program in TypeScript makes, `new Name(scope, "id", …)`. */
export const constructsIn = (text: string): readonly Construct[] =>
  [...text.matchAll(creation)].map(({ 2: id = "", index }) => ({
    id,
    line: text.slice(0, index).split("\n").length,
  }));
