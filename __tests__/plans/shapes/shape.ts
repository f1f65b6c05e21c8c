import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Expected, PlannedCase } from "../plan-case";
import type { Call } from "../shipped/account";
import type { Edit, Files } from "./edit";

/** One change of a shape. */
export interface ShapeChange extends Expected {
  readonly name: string;
  /** What changes, in a sentence. */
  readonly what: string;
  readonly edit: Edit;
}

/** A way in which a public module links the chain, as a small configuration: the folder of its name. */
export interface Shape {
  readonly name: string;
  /** How its links are written, in a sentence. */
  readonly what: string;
  /**
   * What is there before the first apply.
   * @default - nothing
   */
  readonly existing?: readonly Call[];
  /**
   * Reasons that `--require` gives of the plan that creates it, and of what was created; those that the gate itself warns of, as no
   * event would reach its level.
   */
  readonly flaws: {
    readonly planned: readonly string[];
    readonly deployed: readonly string[];
    readonly warned?: readonly string[];
  };
  readonly changes: readonly ShapeChange[];
}

/** A plan of a shape. */
export interface ShapeCase extends PlannedCase {
  readonly shape: string;
  /**
   * What Terraform starts from.
   * @default - the shape as it stands, deployed
   */
  readonly from?: "nothing";
  readonly edit: Edit;
  /**
   * Exactly the reasons that `--require` gives.
   * @default - not asked
   */
  readonly required?: readonly string[];
}

/** Every plan of a shape: its first creation, no change, and its changes. */
export const casesOf = (shape: Shape): readonly ShapeCase[] =>
  plansOf(shape).map((one) => ({ ...one, drift: "unasked" }));

const plansOf = ({ name, flaws, changes }: Shape): readonly ShapeCase[] => [
  {
    id: `shapes/${name}/first-creation`,
    shape: name,
    what: "everything is created",
    from: "nothing",
    edit: (files) => files,
    verdict: "pass",
    reasons: [],
    ...(flaws.warned ? { warnings: flaws.warned } : {}),
    required: flaws.planned,
  },
  {
    id: `shapes/${name}/no-change`,
    shape: name,
    what: "nothing changes",
    edit: (files) => files,
    verdict: "pass",
    reasons: [],
    required: flaws.deployed,
  },
  ...changes.map(({ name: change, ...others }) => ({ ...others, id: `shapes/${name}/${change}`, shape: name })),
];

/** The files of a folder beside this one: path in it → text. */
export const filesIn = (name: string): Files => {
  const folder = join(__dirname, name);
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    paths
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => join(parentPath, file))
      .map((path) => [relative(folder, path), readFileSync(path, "utf8")]),
  );
};
