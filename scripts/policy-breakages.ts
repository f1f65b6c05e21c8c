/** One way to break a source of the policy: `gone` takes a definition, or what a comprehension gives, away; `dropped` a condition. */
export interface Breakage {
  /** The source, the rule, what happens, and to which text: the same until the rule is written otherwise. */
  readonly id: string;
  readonly kind: "gone" | "dropped";
  readonly text: string;
  readonly row: number;
  /** Where its definition begins, by which OPA names a definition at fault. */
  readonly ruleRow: number;
  readonly insertions: readonly Insertion[];
}

/** Text to insert into a source, in which `BROKEN` stands for whether it is broken. */
interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Whether it ends what another began. */
  readonly closes: boolean;
}

interface Node {
  readonly location: { readonly row: number; readonly col: number; readonly text: string };
}

interface Expression extends Node {
  readonly generated?: true;
  readonly terms: unknown;
}

interface Rule extends Node {
  readonly default?: true;
  readonly head: Node & { readonly ref: readonly { readonly value: unknown }[]; readonly args?: readonly Node[] };
  readonly body: readonly Expression[];
  readonly else?: Rule;
}

/** A source as bytes, because `opa parse` counts these. */
export interface Source {
  readonly path: string;
  readonly bytes: Buffer;
  /** What `opa parse --format json --json-include locations` says of it. */
  readonly tree: { readonly rules?: readonly Rule[] };
}

const comprehensions = new Set(["arraycomprehension", "setcomprehension", "objectcomprehension"]);

const textOf = ({ location }: Node): Buffer => Buffer.from(location.text, "base64");

const named = (text: string): string => text.replace(/\s+/g, " ");

/** Whether an expression only tests: it declares and gives nothing that others use. */
const isCondition = ({ generated, terms }: Expression): boolean => {
  if (generated || (typeof terms === "object" && terms !== null && "symbols" in terms)) return false;
  const operator = JSON.stringify(Array.isArray(terms) ? terms[0] : null);
  return !["assign", "eq", "walk"].some((name) => operator.includes(`"value":"${name}"`));
};

/** Every breakage of a source, in its order. */
export function breakagesOf({ path, bytes, tree }: Source): readonly Breakage[] {
  const rows = [0];
  for (let at = bytes.indexOf("\n"); at >= 0; at = bytes.indexOf("\n", at + 1)) rows.push(at + 1);
  const startOf = ({ location }: Node): number => (rows[location.row - 1] ?? 0) + location.col - 1;
  const endOf = (node: Node): number => startOf(node) + textOf(node).length;

  let ruleRow = 0;
  const found: Breakage[] = [];
  const times = new Map<string, number>();
  const add = (rule: string, kind: Breakage["kind"], node: Node, insertions: readonly Insertion[]): void => {
    const text = named(textOf(node).toString());
    const id = `${path}: ${rule}: ${kind}: ${text}`;
    const time = (times.get(id) ?? 0) + 1;
    times.set(id, time);
    found.push({ id: time > 1 ? `${id} (${time})` : id, kind, text, row: node.location.row, ruleRow, insertions });
  };

  const inBody = (rule: string, body: readonly Expression[]): void => {
    for (const expression of body) {
      if (isCondition(expression)) {
        add(rule, "dropped", expression, [
          { at: startOf(expression), text: "count({1 | count({1 | ", closes: false },
          { at: endOf(expression), text: "}) == 0; not BROKEN}) == 0", closes: true },
        ]);
      }
      within(rule, expression);
    }
  };
  const within = (rule: string, part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("type" in part && comprehensions.has(String(part.type))) {
      const { value } = part as unknown as { readonly value: { readonly body: readonly Expression[] } };
      const last = value.body.at(-1);
      if (last) {
        add(rule, "gone", part as unknown as Node, [{ at: endOf(last), text: "; not BROKEN", closes: true }]);
        inBody(rule, value.body);
      }
      for (const [key, inner] of Object.entries(value)) if (key !== "body") within(rule, inner);
    } else if ("symbols" in part === false && "body" in part && Array.isArray(part.body) && "domain" in part) {
      // `every`
      within(rule, part.domain);
      inBody(rule, part.body as readonly Expression[]);
    } else {
      for (const [key, inner] of Object.entries(part))
        if (key !== "location" && key !== "annotations") within(rule, inner);
    }
  };
  const ofRule = (rule: Rule, name: string): void => {
    const { head, body } = rule;
    const [first] = body;
    const last = body.at(-1);
    ruleRow = rule.location.row;
    if (rule.default || first === undefined || last === undefined) return;
    if (first.generated) {
      // The text of `f("x")` is that of the name alone
      const argument = head.args?.at(-1);
      const end = Math.max(endOf(head), argument ? bytes.indexOf(")", endOf(argument)) + 1 : 0);
      add(name, "gone", head, [{ at: end, text: " if not BROKEN", closes: true }]);
    } else {
      const isBraced = bytes.subarray(endOf(head), startOf(first)).toString().includes("{");
      add(name, "gone", head, [
        ...(isBraced ? [] : [{ at: startOf(first), text: "{ ", closes: false }]),
        { at: endOf(last), text: `; not BROKEN${isBraced ? "" : " }"}`, closes: true },
      ]);
      inBody(name, body);
    }
    within(name, head);
    if (rule.else) ofRule(rule.else, name);
  };
  for (const rule of tree.rules ?? []) ofRule(rule, rule.head.ref.map(({ value }) => String(value)).join("."));
  return found;
}

/** A source in which breakages can be switched on, each by what tells whether it is. */
export function switchable(bytes: Buffer, breakages: readonly (readonly [Breakage, string])[]): Buffer {
  const insertions = breakages.flatMap(([breakage, isBroken], order) =>
    breakage.insertions.map((one) => ({
      ...one,
      order: one.closes ? -order : order,
      text: one.text.replaceAll("BROKEN", isBroken),
    })),
  );
  insertions.sort((a, b) => a.at - b.at || Number(b.closes) - Number(a.closes) || a.order - b.order);
  let done = 0;
  const parts = insertions.flatMap(({ at, text }) => {
    const part = bytes.subarray(done, at);
    done = at;
    return [part, Buffer.from(text)];
  });
  return Buffer.concat([...parts, bytes.subarray(done)]);
}
