/** One change of one object of a plan. */
export interface Edit {
  readonly type: string;
  /**
   * Text that its name holds, where there are several of the type.
   * @default - any
   */
  readonly name?: string;
  /** Attribute, or `block.attribute`, → value after; null for none. */
  readonly set?: Readonly<Record<string, unknown>>;
  /** Attributes that become known after apply only. */
  readonly unknown?: readonly string[];
  readonly delete?: true;
  readonly forget?: true;
}

/** The part of plan JSON that an edit changes. */
export interface EditablePlan {
  readonly resource_changes: readonly EditableEntry[];
}

interface EditableEntry {
  readonly type: string;
  readonly name: string;
  readonly change: Readonly<Record<string, unknown>>;
}

type Values = Readonly<Record<string, unknown>>;

/** The plan with the object changed; a plan that has no such object is a mistake of the test. */
export function edited<Plan extends EditablePlan>(plan: Plan, edit: Edit): Plan {
  const isMeant = ({ type, name }: EditableEntry): boolean =>
    type === edit.type && nameOf(name).includes(edit.name ?? "");
  if (!plan.resource_changes.some(isMeant)) throw new Error(`the plan has no ${edit.type}`);
  return {
    ...plan,
    resource_changes: plan.resource_changes.map((entry) =>
      isMeant(entry) ? { ...entry, change: changed(entry.change, edit) } : entry,
    ),
  };
}

// Every name begins with that of the construct.
const nameOf = (name: string): string => name.replace(/^monitoring_/, "");

function changed(change: Values, edit: Edit): Values {
  if (edit.delete || edit.forget) return { ...change, actions: [edit.delete ? "delete" : "forget"], after: null };
  const { set = {}, unknown = [] } = edit;
  const after = Object.entries(set).reduce(withValue, change["after"] as Values);
  return {
    ...change,
    actions: ["update"],
    after: Object.fromEntries(Object.entries(after).filter(([name]) => !unknown.includes(name))),
    after_unknown: Object.fromEntries(unknown.map((name) => [name, true])),
  };
}

function withValue(values: Values, [path, value]: readonly [string, unknown]): Values {
  const [attribute = "", inner] = path.split(".");
  if (inner === undefined) return { ...values, [attribute]: value };
  const [block, ...others] = values[attribute] as readonly Values[];
  return { ...values, [attribute]: [{ ...block, [inner]: value }, ...others] };
}
