/** A line of a chart: what it is of, and what was measured. */
export interface Line {
  readonly title: string;
  readonly colour: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** An axis with a logarithmic scale, from one power of ten to another. */
interface Axis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly label: (value: number) => string;
}

const [width, height] = [640, 400];
const [left, right, top, bottom] = [70, 30, 40, 50];
const [plotWidth, plotHeight] = [width - left - right, height - top - bottom];

const shareOf = ({ from, to }: Axis, value: number): number => (Math.log10(value) - from) / (to - from);
const xOf = (axis: Axis, value: number): number => Math.round(left + plotWidth * shareOf(axis, value));
const yOf = (axis: Axis, value: number): number => Math.round(top + plotHeight * (1 - shareOf(axis, value)));

const powers = ({ from, to }: Axis): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const textAt = (x: number, y: number, text: string, anchor: string, more = ""): string =>
  `<text x="${x}" y="${y}" text-anchor="${anchor}"${more}>${escaped(text)}</text>`;

/** An SVG of lines over two logarithmic axes: what grows in proportion rises by a line of the grid with each that it passes. */
export function chartOf(title: string, x: Axis, y: Axis, lines: readonly Line[]): string {
  const bottomEdge = top + plotHeight;
  const grid = [
    ...powers(x).map((value) => {
      const at = xOf(x, value);
      return `<path d="M${at} ${top}V${bottomEdge}" stroke="#ddd"/>${textAt(at, bottomEdge + 18, x.label(value), "middle")}`;
    }),
    ...powers(y).map((value) => {
      const at = yOf(y, value);
      return `<path d="M${left} ${at}H${left + plotWidth}" stroke="#ddd"/>${textAt(left - 8, at + 4, y.label(value), "end")}`;
    }),
  ];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    textAt(left, 22, title, "start", ' font-size="14"'),
    ...grid,
    textAt(left + plotWidth / 2, height - 10, x.title, "middle"),
    ...lines.flatMap((line) => drawn(line, x, y)),
    "</svg>",
  ].join("\n")}\n`;
}

function drawn({ title, colour, points }: Line, x: Axis, y: Axis): readonly string[] {
  const places = points.map((point) => ({ x: xOf(x, point.x), y: yOf(y, point.y) }));
  const last = places.at(-1);
  if (last === undefined) return [];
  return [
    `<path d="M${places.map((place) => `${place.x} ${place.y}`).join("L")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...places.map((place) => `<circle cx="${place.x}" cy="${place.y}" r="3" fill="${colour}"/>`),
    textAt(last.x - 4, last.y - 10, title, "end", ` fill="${colour}"`),
  ];
}
