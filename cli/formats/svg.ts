import { width as columns } from "../report/columns";
import { type Drawn, type DrawnJoint, type DrawnLink, outline, stateInWords } from "../report/drawn";
import { counted, linkNames } from "../report/telling";
import { markedUp } from "./markup";

// All lengths are in user units of the picture.
const margin = 12;
const labelWidth = 118;
const box = { width: 290, height: 62 } as const;
const gap = { across: 18, down: 40, inRow: 14 } as const;
const perRow = 2;
/** How far a line that passes a row goes to the side. */
const bend = 60;

const pictureWidth = labelWidth + perRow * box.width + (perRow - 1) * gap.across + 2 * margin;

/** Colours for light and dark pages; what is lost or broken is told by words and by lines, too. */
export const colours = `
  .kw { --kw-page: #fff; --kw-ink: #1f2328; --kw-quiet: #59636e; --kw-line: #818b98; --kw-box: #f6f8fa; --kw-bad: #b3202a; --kw-new: #14692f; }
  @media (prefers-color-scheme: dark) {
    .kw { --kw-page: #0d1117; --kw-ink: #f0f6fc; --kw-quiet: #a3adb8; --kw-line: #9198a1; --kw-box: #1b2129; --kw-bad: #ff8a80; --kw-new: #6fdd8b; }
  }
  @media print {
    .kw { --kw-page: #fff; --kw-ink: #000; --kw-quiet: #444; --kw-line: #666; --kw-box: #fff; --kw-bad: #a00; --kw-new: #060; }
  }`;

const looks = `
  .kw text { font: 13px system-ui, sans-serif; fill: var(--kw-ink); }
  .kw .name { font-weight: 600; }
  .kw .kind, .kw .address { fill: var(--kw-quiet); }
  .kw .address { font: 11px ui-monospace, monospace; }
  .kw rect { fill: var(--kw-box); stroke: var(--kw-line); stroke-width: 1.5; }
  .kw path { fill: none; stroke: var(--kw-line); stroke-width: 1.5; }
  .kw .new rect, .kw path.new { stroke: var(--kw-new); stroke-width: 2.5; }
  .kw .broken rect { stroke: var(--kw-bad); stroke-width: 3; }
  .kw .lost rect, .kw path.lost { stroke: var(--kw-bad); stroke-width: 2.5; stroke-dasharray: 7 5; }
  .kw rect.page { fill: var(--kw-page); stroke: none; }
  .kw text.new, .kw text.lost { paint-order: stroke; stroke: var(--kw-page); stroke-width: 5px; }
  .kw .new .state, .kw text.new { fill: var(--kw-new); font-weight: 600; }
  .kw .broken .state, .kw .lost .state, .kw text.lost { fill: var(--kw-bad); font-weight: 600; }`;

interface Placed {
  readonly link: DrawnLink;
  readonly x: number;
  readonly y: number;
}

/** The chains as a picture of its own: from the trail at the top to the subscription at the bottom, and in words for those who cannot see it. */
export function svg(chain: Drawn): string {
  const rows = rowsOf(chain.links);
  const placed = new Map<string, Placed>();
  const labels: string[] = [];
  let y = margin;
  for (const [position, { link, links, isFirst }] of rows.entries()) {
    if (position > 0) y += box.height + (isFirst ? gap.down : gap.inRow);
    if (isFirst) labels.push(text("kind", margin, y + box.height / 2 + 4, linkNames[link] ?? link));
    for (const [column, one] of links.entries()) {
      placed.set(one.id, { link: one, x: margin + labelWidth + column * (box.width + gap.across), y });
    }
  }
  const bottom = rows.length === 0 ? y : y + box.height;
  const more = chain.more > 0 ? [text("kind", margin, bottom + 24, `and ${counted(chain.more, "more link")}`)] : [];
  const height = bottom + margin + (more.length > 0 ? 24 : 0);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="kw" viewBox="0 0 ${pictureWidth} ${height}" width="${pictureWidth}" height="${height}" role="img">
<title>The chain that tells of changes of IAM policies</title>
<desc>${markedUp(outline(chain).join("; "))}</desc>
<style>${colours}${looks}
</style>
<rect class="page" width="${pictureWidth}" height="${height}"/>
${[...chain.joints.flatMap((joint) => lineOf(joint, placed)), ...labels, ...[...placed.values()].map(boxOf), ...more].join("\n")}
</svg>
`;
}

interface Row {
  readonly link: string;
  readonly links: readonly DrawnLink[];
  readonly isFirst: boolean;
}

function rowsOf(links: readonly DrawnLink[]): readonly Row[] {
  return Object.keys(linkNames).flatMap((link) => {
    const alike = links.filter((one) => one.link === link);
    return Array.from({ length: Math.ceil(alike.length / perRow) }, (_, row) => ({
      link,
      links: alike.slice(row * perRow, (row + 1) * perRow),
      isFirst: row === 0,
    }));
  });
}

const boxOf = ({ link: { name, address, state }, x, y }: Placed): string => {
  const lines = [text("name", x + 10, y + 19, cut(name, 36)), text("address", x + 10, y + 36, cut(address, 40))];
  return `<g class="${state}"><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="6"/>${lines.join("")}${
    state === "kept" ? "" : text("state", x + 10, y + 53, stateInWords[state])
  }</g>`;
};

function lineOf({ from, to, state }: DrawnJoint, placed: ReadonlyMap<string, Placed>): readonly string[] {
  const [one, other] = [placed.get(from), placed.get(to)];
  if (one === undefined || other === undefined) return [];
  // One that passes a row goes around it
  const isFar = other.y - one.y > box.height + gap.down;
  const [x, y] = isFar ? [one.x + box.width, one.y + box.height / 2] : [one.x + box.width / 2, one.y + box.height];
  const [endX, endY] = isFar ? [other.x + box.width, other.y + box.height / 2] : [other.x + box.width / 2, other.y];
  const line = isFar
    ? `M${x} ${y}C${x + bend} ${y} ${endX + bend} ${endY} ${endX} ${endY}M${endX + 9} ${endY - 6}L${endX} ${endY}L${endX + 8} ${endY + 4}`
    : `M${x} ${y}L${endX} ${endY}M${endX - 5} ${endY - 8}L${endX} ${endY}L${endX + 5} ${endY - 8}`;
  const [labelX, labelY] = [(x + endX) / 2 + (isFar ? bend * 0.75 : 0) + 8, (y + endY) / 2 + 5];
  return [
    `<path class="${state}" d="${line}"/>`,
    ...(state === "kept" ? [] : [text(state, labelX, labelY, stateInWords[state])]),
  ];
}

const text = (className: string, x: number, y: number, words: string): string =>
  `<text class="${className}" x="${x}" y="${y}">${markedUp(words)}</text>`;

/** A text that fits in so many columns: its end tells more than its middle. */
function cut(words: string, room: number): string {
  if (columns(words) <= room) return words;
  const characters = [...words];
  const half = Math.floor((room - 1) / 2);
  const taken = (some: readonly string[]): readonly string[] => {
    let used = 0;
    return some.filter((character) => {
      used += columns(character);
      return used <= half;
    });
  };
  return [...taken(characters), "…", ...[...taken([...characters].reverse())].reverse()].join("");
}
