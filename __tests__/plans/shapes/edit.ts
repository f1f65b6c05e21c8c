/** The files of a configuration: path → text. */
export type Files = Readonly<Record<string, string>>;

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

/** Puts lines at the beginning of the block that begins with a line. */
export const inside = (file: string, line: string, text: string): Edit =>
  replaced(file, `${line} {\n`, `${line} {\n${text}\n`);

/** Gives the first argument of a name after a line, which begins a block, another value. */
export const set = (file: string, line: string, argument: string, value: string): Edit =>
  changed(file, (before) => {
    const start = before.indexOf(`${line} {\n`);
    const setting = new RegExp(`^( *${argument} +=) .*$`, "m");
    return start < 0
      ? before
      : before.slice(0, start) + before.slice(start).replace(setting, (_, left: string) => `${left} ${value}`);
  });

/** Takes the block that begins with a line out of a file. */
export const without = (file: string, line: string): Edit =>
  changed(file, (before) => {
    const start = before.indexOf(`${line} {\n`);
    return start < 0 ? before : before.slice(0, start) + before.slice(before.indexOf("\n}\n", start) + 3);
  });

/** Gives a block another label, and Terraform a `moved` block. */
export const moved = (file: string, from: string, to: string): Edit =>
  added(file, `moved {\n  from = ${from}\n  to   = ${to}\n}`);

/** Takes a block out, and lets Terraform forget its object. */
export const forgotten = (file: string, line: string, address: string): Edit =>
  inTurn(
    without(file, line),
    added(file, `removed {\n  from = ${address}\n\n  lifecycle {\n    destroy = false\n  }\n}`),
  );
