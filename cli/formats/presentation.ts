import type { Drawn } from "../report/drawn";
import type { Report } from "../report/report";
import type { Style } from "../report/style";
import type { Place } from "../source/place";

/** A report, and what may be shown beside it. */
export interface Shown {
  readonly report: Report;
  readonly presentation: Presentation;
}

/** What a format may show beside the report. */
export interface Presentation {
  readonly style: Style;
  /** Most columns of a line. */
  readonly width: number;
  /** The chains, where they could be drawn. */
  readonly chain?: Drawn;
  /** Where the block of an object is written; undefined where nobody knows. */
  readonly placeOf: (subject: string) => Place | undefined;
  /** File that stands for what has no place. */
  readonly anyFile: string;
}
