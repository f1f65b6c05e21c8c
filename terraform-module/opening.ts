import type { Construct, IConstruct } from "constructs";
import type { IamPolicyChangeMonitoring, Identity } from "../modules";
import { TerraformDataSource, TerraformResource } from "../modules/parts/cdktf";
import { template } from "./expressions";
import type { Variable } from "./variables";

type Element = TerraformResource | TerraformDataSource;

const isElement = (one: IConstruct): one is Element =>
  one instanceof TerraformResource || one instanceof TerraformDataSource;

/** The address by which Terraform's expressions name an element, before there may be several of it. */
export const addressOf = (element: Element): string =>
  `${element instanceof TerraformDataSource ? "data." : ""}${element.terraformResourceType}.${element.friendlyUniqueId}`;

/** Elements that are there under a condition or once for each of something, and how references to them then say which one. */
export class Counted {
  private readonly keys = new Map<string, string>();

  /** Lets everything in a construct be there only under a condition. */
  onlyIf(condition: string, construct: IConstruct): void {
    this.count(construct, "count", `${condition} ? 1 : 0`, "0");
  }

  /** Lets everything in a construct be there once for each item of a map. */
  forEach(map: string, construct: IConstruct): void {
    this.count(construct, "for_each", map, "each.key");
  }

  /** A configuration whose references say which one they mean. */
  resolved<T>(configuration: T): T {
    return JSON.parse(
      [...this.keys].reduce(
        (text, [address, key]) =>
          text.replaceAll(
            new RegExp(`(?<![\\w.])${address.replaceAll(".", "\\.")}\\.(?=\\w)`, "g"),
            `${address}[${key}].`,
          ),
        JSON.stringify(configuration),
      ),
    );
  }

  private count(construct: IConstruct, argument: "count" | "for_each", expression: string, key: string): void {
    for (const element of construct.node.findAll().filter(isElement)) {
      element.addOverride(argument, template(expression));
      this.keys.set(addressOf(element), key);
    }
  }
}

/** A module while variables are put where the construct has structure, or a value of its own. */
export interface Opening {
  readonly scope: Construct;
  readonly monitoring: IamPolicyChangeMonitoring;
  /** Where the chain is put and what it is called, by variables. */
  readonly identity: Identity;
  readonly variables: Readonly<Record<string, Variable>>;
  readonly counted: Counted;
}
