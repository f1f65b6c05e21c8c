import type { Files } from "../e2e/terraform";

/** A change of a configuration's files. */
export type Edit = (files: Files) => Files;

/** One edit after the other. */
export const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (files) =>
    edits.reduce((edited, edit) => edit(edited), files);

const changed = (file: string, change: (text: string) => string): Edit => {
  return (files) => {
    const text = files[file] ?? "";
    const edited = change(text);
    if (edited === text) {
      throw new Error(`nothing changes in "${file}"`);
    }
    return { ...files, [file]: edited };
  };
};

/** Replaces a text wherever it stands in a file. */
export const replaced = (file: string, text: string, by: string): Edit =>
  changed(file, (before) => before.replaceAll(text, by));

/** Puts a text at the end of a file. */
export const added = (file: string, text: string): Edit => changed(file, (before) => `${before}\n${text}\n`);

/** Takes the block that begins with a line out of a file. */
export const without = (file: string, line: string): Edit =>
  changed(file, (before) => {
    const start = before.indexOf(`${line} {\n`);
    return start < 0 ? before : before.slice(0, start) + before.slice(before.indexOf("\n}\n", start) + 3);
  });

/** Gives a block another label, and Terraform a `moved` block. */
export const moved = (file: string, from: string, to: string): Edit =>
  added(file, `moved {\n  from = ${from}\n  to   = ${to}\n}`);
