import { rejects } from "../judge/judgement";
import type { Joint, Picture, PicturedLink } from "../judge/picture";
import { shortened } from "./escape";
import type { Report } from "./report";
import { counted, linkNames, linkOf } from "./telling";

/** What becomes of a part of a chain; broken is what stays and is at fault. */
export type State = "kept" | "new" | "broken" | "lost";

/** One link as it is drawn; its texts are safe on one line. */
export interface DrawnLink {
  /** `n1`, `n2`, …: an id that no document chooses. */
  readonly id: string;
  readonly link: string;
  /** `name`, or `name → new name`. */
  readonly name: string;
  readonly address: string;
  readonly state: State;
}

/** One joint as it is drawn. */
export interface DrawnJoint {
  readonly from: string;
  readonly to: string;
  readonly state: Exclude<State, "broken">;
}

/** The chains of a report, to be drawn. */
export interface Drawn {
  readonly links: readonly DrawnLink[];
  readonly joints: readonly DrawnJoint[];
  /** Links that are not drawn, because there are too many. */
  readonly more: number;
}

/** What a state is called, with its sign. */
export const stateInWords: Readonly<Record<State, string>> = {
  kept: "kept",
  new: "+ new",
  broken: "✗ broken",
  lost: "✗ lost",
};

const longestName = 80;
/** Most links that are drawn: more would be no picture. */
const mostLinks = 24;

const order = Object.keys(linkNames);
const weights: readonly State[] = ["lost", "broken", "new", "kept"];

/** The chains as they are drawn: links in the order of a chain, with what becomes of each. */
export function drawnOf({ links, joints }: Picture, report: Pick<Report, "findings">): Drawn {
  const faulty = faultyIn(links, report);
  const sorted = links
    .map((link) => ({ link, state: stateOf(link, faulty) }))
    .sort(
      (one, other) =>
        weights.indexOf(one.state) - weights.indexOf(other.state) || compared(keyOf(one.link), keyOf(other.link)),
    );
  const chosen = sorted.slice(0, mostLinks).sort((one, other) => compared(keyOf(one.link), keyOf(other.link)));
  const ids = new Map(chosen.map(({ link }, position) => [link.id, `n${position + 1}`]));
  return {
    links: chosen.map(({ link, state }) => ({
      id: ids.get(link.id) ?? "",
      link: link.link,
      name: nameOf(link),
      address: shortened(link.address),
      state,
    })),
    joints: joints
      .flatMap((joint) => {
        const [from, to] = [ids.get(joint.from), ids.get(joint.to)];
        return from === undefined || to === undefined ? [] : [{ from, to, state: jointState(joint) }];
      })
      .sort((one, other) => numberOf(one.from) - numberOf(other.from) || numberOf(one.to) - numberOf(other.to)),
    more: Math.max(0, links.length - mostLinks),
  };
}

/** Ids of the links that the findings reject; of what supports a link, the one link that it can be. */
function faultyIn(links: readonly PicturedLink[], { findings }: Pick<Report, "findings">): ReadonlySet<string> {
  return new Set(
    findings.filter(rejects).flatMap((finding) => {
      const named = links.filter(({ address }) => address === finding.subject || address === finding.bearer);
      const supported = links.filter(({ link, after }) => link === linkOf(finding) && after !== null);
      return (named.length > 0 ? named : supported.length === 1 ? supported : []).map(({ id }) => id);
    }),
  );
}

function stateOf({ id, before, after }: PicturedLink, faulty: ReadonlySet<string>): State {
  if (after === null) return "lost";
  if (faulty.has(id)) return "broken";
  return before === null ? "new" : "kept";
}

const jointState = ({ before, after }: Joint): DrawnJoint["state"] => (!after ? "lost" : before ? "kept" : "new");

function nameOf({ before, after }: PicturedLink): string {
  const names = [...new Set([before, after])].filter((name) => name !== null);
  return names.map((name) => shortened(name, longestName)).join(" → ");
}

const keyOf = ({ link, address, id }: PicturedLink): string =>
  JSON.stringify([String(order.indexOf(link)).padStart(2, "0"), address, id]);

const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const numberOf = (id: string): number => Number(id.slice(1));

/**
 * The chains in words, one line a link and one a joint that is lost or new, for those who cannot see the picture.
 *
 * @param quoted - how what the document says is written
 */
export function outline({ links, joints, more }: Drawn, quoted: (text: string) => string = same): readonly string[] {
  const named = new Map(links.map(({ id, link, name }) => [id, `${linkNames[link] ?? link} ${quoted(name)}`]));
  return [
    ...links.map(
      ({ id, name, address, state }) =>
        `${named.get(id)}${address === name ? "" : ` (${quoted(address)})`}: ${stateInWords[state]}`,
    ),
    ...joints
      .filter(({ state }) => state !== "kept")
      .map(({ from, to, state }) => `${named.get(from)} → ${named.get(to)}: ${stateInWords[state]}`),
    ...(more > 0 ? [`and ${counted(more, "more link")}`] : []),
  ];
}

const same = (text: string): string => text;
