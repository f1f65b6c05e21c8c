import { InternalError } from "../errors";
import { isObject } from "../read/json";

/** One link of a chain on two sides of a document, as the policy returns it. */
export interface PicturedLink {
  readonly id: string;
  /** `trail`, `group`, `filter`, `alarm`, `composite`, `topic` or `subscription`. */
  readonly link: string;
  /** Address, or what the document calls what is outside of it. */
  readonly address: string;
  /** Its name before and after, null where it is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Whether two links are joined before and after, by their ids. */
export interface Joint {
  readonly from: string;
  readonly to: string;
  readonly before: boolean;
  readonly after: boolean;
}

/** The chains of a document, to be drawn. */
export interface Picture {
  readonly links: readonly PicturedLink[];
  readonly joints: readonly Joint[];
}

/**
 * The policy's answer as a picture.
 *
 * @throws InternalError where the policy left it undefined
 */
export function pictureOf(answer: unknown): Picture {
  const [first] = Array.isArray(answer) ? answer : [];
  const result: unknown = isObject(first) ? first["result"] : undefined;
  if (!isPicture(result)) throw new InternalError("the policy gave no picture");
  return result;
}

function isPicture(value: unknown): value is Picture {
  return isObject(value) && Array.isArray(value["links"]) && Array.isArray(value["joints"]);
}
