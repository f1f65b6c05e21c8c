import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { guarded } from "../../spec";

/** Attributes of every guarded type, as one release of a provider has them. */
export interface AttributeList {
  /** Package or provider with its version. */
  readonly source: string;
  /** Type → attributes and, after dots, the parts of each block that is read. */
  readonly types: Readonly<Record<string, readonly string[]>>;
}

/** The guarded types that Terraform manages. */
export const managedTypes = Object.keys(guarded).filter((kind) => !kind.startsWith("data."));

const folder = join(__dirname, "attributes");

/** Every list that is kept; `npm run schemas` writes them. */
export const attributeLists: readonly AttributeList[] = readdirSync(folder).map((name) =>
  JSON.parse(readFileSync(join(folder, name), "utf8")),
);

const isOfInterest = (type: string, path: string): boolean =>
  !path.includes(".") || (guarded[type]?.includes(path.replace(/\..*/, "")) ?? false);

/** A list in the form in which it is kept. */
export const attributeList = (
  source: string,
  attributesOf: (type: string) => readonly string[] | undefined,
): AttributeList => ({
  source,
  types: Object.fromEntries(
    managedTypes.flatMap((type) => {
      const attributes = attributesOf(type);
      return attributes ? [[type, [...new Set(attributes)].filter((path) => isOfInterest(type, path)).sort()]] : [];
    }),
  ),
});
