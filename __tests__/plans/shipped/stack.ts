/** What a resource or a data source is given. */
export type Arguments = Readonly<Record<string, unknown>>;

/** Type → name → resource. */
type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** A synthesised stack: Terraform's configuration as JSON. */
export interface Stack {
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly output?: Arguments;
  readonly [block: string]: unknown;
}

/** A change of a stack. */
export type Edit = (stack: Stack) => Stack;

/** A resource or data source of a stack. */
interface Found {
  readonly block: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly given: Arguments;
}

const pathOf = (given: Arguments): string | undefined => {
  const comment = given["//"];
  return typeof comment === "object" && comment !== null
    ? (comment as { metadata: { path: string } }).metadata.path
    : undefined;
};

const all = (stack: Stack): Found[] =>
  (["resource", "data"] as const).flatMap((block) =>
    Object.entries(stack[block]).flatMap(([type, named]) =>
      Object.entries(named).map(([name, given]) => ({ block, type, name, given })),
    ),
  );

/** What stands at a construct's path, which does not change with the hash in its address. */
const found = (stack: Stack, path: string): Found => {
  const match = all(stack).find(({ given }) => pathOf(given) === `keepwatch/${path}`);
  if (!match) {
    throw new Error(`the stack has nothing at "${path}"`);
  }
  return match;
};

/** The address of what stands at a path. */
export const address = (stack: Stack, path: string): string => {
  const { block, type, name } = found(stack, path);
  return `${block === "data" ? "data." : ""}${type}.${name}`;
};

/** A reference to an attribute of what stands at a path. */
export const reference = (stack: Stack, path: string, attribute: string): string =>
  `\${${address(stack, path)}.${attribute}}`;

/** What the resource or data source at a path is given. */
export const given = (stack: Stack, path: string): Arguments => found(stack, path).given;

const placed = (stack: Stack, { block, type, name, given }: Found): Stack => ({
  ...stack,
  [block]: { ...stack[block], [type]: { ...stack[block][type], [name]: given } },
});

/** One edit after the other. */
export const inTurn =
  (...edits: readonly Edit[]): Edit =>
  (stack) =>
    edits.reduce((edited, edit) => edit(edited), stack);

/** No edit: what is planned differs in another way. */
export const untouched: Edit = (stack) => stack;

/** Gives the resource at a path other arguments beside those it has; undefined takes one away. */
export const set =
  (path: string, change: Arguments | ((stack: Stack) => Arguments)): Edit =>
  (stack) => {
    const target = found(stack, path);
    const merged = { ...target.given, ...(typeof change === "function" ? change(stack) : change) };
    return placed(stack, {
      ...target,
      given: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined)),
    });
  };

/** Takes away the outputs that read what stands at a path. */
export const withoutOutputs =
  (path: string): Edit =>
  (stack) => {
    const { output, ...others } = stack;
    const read = `${address(stack, path)}.`;
    const kept = Object.entries(output ?? {}).filter(([, value]) => !JSON.stringify(value).includes(read));
    return kept.length > 0 ? { ...others, output: Object.fromEntries(kept) } : { ...others };
  };

/** Lets nothing wait for what stands at a path. */
const unwaited =
  (path: string): Edit =>
  (stack) => {
    const gone = address(stack, path);
    return JSON.parse(JSON.stringify(stack), (key, value) => {
      if (key !== "depends_on") return value;
      const left = value.filter((one: string) => one !== gone);
      return left.length > 0 ? left : undefined;
    });
  };

/** Takes what stands at a path out of the stack, with the outputs that read it; what waited for it waits no longer. */
export const without =
  (path: string): Edit =>
  (stack) => {
    const { block, type, name } = found(stack, path);
    const edited = inTurn(withoutOutputs(path), unwaited(path))(stack);
    const { [name]: _, ...others } = edited[block][type] ?? {};
    const { [type]: __, ...types } = edited[block];
    // Terraform takes no type without a resource
    return { ...edited, [block]: Object.keys(others).length > 0 ? { ...types, [type]: others } : types };
  };

/** Puts a resource into the stack, by a path of its own. */
export const added =
  (type: string, path: string, change: Arguments | ((stack: Stack) => Arguments)): Edit =>
  (stack) =>
    placed(stack, {
      block: "resource",
      type,
      name: path.replaceAll("/", "_"),
      given: {
        "//": { metadata: { path: `keepwatch/${path}` } },
        ...(typeof change === "function" ? change(stack) : change),
      },
    });

/** Changes the statements of the policy document at a path. */
export const statements =
  (path: string, change: (statement: Arguments) => Arguments | undefined): Edit =>
  (stack) => {
    const before = given(stack, path)["statement"] as readonly Arguments[];
    return set(path, { statement: before.map(change).filter((statement) => statement !== undefined) })(stack);
  };

/** Replaces a text wherever it stands, in addresses and references too. */
export const replaced =
  (text: string, by: string): Edit =>
  (stack) =>
    JSON.parse(JSON.stringify(stack).replaceAll(text, by));

/** Gives the resource at a path another address, and lets all references follow. */
export const renamed =
  (path: string, name: string): Edit =>
  (stack) => {
    const { type, name: old } = found(stack, path);
    const { [old]: moved, ...others } = stack.resource[type] ?? {};
    const edited: Stack = { ...stack, resource: { ...stack.resource, [type]: { ...others, [name]: moved ?? {} } } };
    return replaced(`${type}.${old}`, `${type}.${name}`)(edited);
  };

/** Renames with a `moved` block, so that Terraform keeps the object. */
export const moved =
  (path: string, name: string): Edit =>
  (stack) => {
    const from = address(stack, path);
    const edited = renamed(path, name)(stack);
    const blocks = (edited["moved"] as readonly unknown[] | undefined) ?? [];
    return { ...edited, moved: [...blocks, { from, to: address(edited, path) }] };
  };

/** Moves every resource, as renaming the construct that holds them would. */
export const movedAll =
  (name: (old: string) => string): Edit =>
  (stack) =>
    all(stack)
      .filter(({ block }) => block === "resource")
      .reduce(
        (edited, found) => moved((pathOf(found.given) ?? "").replace("keepwatch/", ""), name(found.name))(edited),
        stack,
      );

/** Lets Terraform forget the resource at a path: it stays, and nobody watches over it. */
export const forgotten =
  (path: string): Edit =>
  (stack) => {
    const from = address(stack, path);
    return { ...without(path)(stack), removed: [{ from, lifecycle: { destroy: false } }] };
  };
