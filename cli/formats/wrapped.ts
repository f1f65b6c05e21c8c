import { columnsOf, width as widthOfText } from "../report/columns";
import { inert } from "../report/escape";

/** A text, and how it is painted. */
export interface Piece {
  readonly text: string;
  readonly paint: (text: string) => string;
}

interface Line {
  readonly pieces: Piece[];
  columns: number;
}

/**
 * Pieces of text, joined by blanks, on lines of at most so many columns. The first line begins with the lead, the others with as many blanks
 * as hang. What is longer than a line is broken anywhere.
 */
export function wrapped(lead: Piece, pieces: readonly Piece[], width: number, hang = widthOfText(lead.text)): string {
  const whole = [
    lead,
    ...pieces.map(({ text, paint }, position) => ({ text: position === 0 ? text : ` ${text}`, paint })),
  ];
  const text = whole.map((piece) => piece.text).join("");
  if (widthOfText(text) <= width && text === inert(text)) return whole.map(painted).join("");
  const lines: Line[] = [];
  let line: Line = { pieces: [lead], columns: widthOfText(lead.text) };
  let isEmpty = true;
  // Whether only blanks stand before what comes next
  let isBlank = lead.text.trim() === "";
  const end = (): void => {
    lines.push(line);
    line = { pieces: [{ text: " ".repeat(hang), paint: (text) => text }], columns: hang };
    isEmpty = true;
    isBlank = true;
  };
  const put = (word: string, paint: Piece["paint"]): void => {
    const text = isBlank ? inert(word) : word;
    const part = isEmpty ? text : ` ${text}`;
    const last = line.pieces.at(-1);
    if (last?.paint === paint && line.pieces.length > 1) line.pieces[line.pieces.length - 1] = joined(last, part);
    else line.pieces.push({ text: part, paint });
    line.columns += widthOfText(part);
    isEmpty = false;
    isBlank &&= text.trim() === "";
  };
  for (const { text, paint } of pieces) {
    for (const word of text.split(" ")) {
      let rest = word;
      if (line.columns + widthOfText(rest) + (isEmpty ? 0 : 1) > width && !isEmpty) end();
      while (line.columns + widthOfText(rest) > width) {
        const [head, tail] = broken(rest, width - line.columns);
        put(head, paint);
        end();
        rest = tail;
      }
      if (rest !== "" || word === "") put(rest, paint);
    }
  }
  lines.push(line);
  return lines.map(({ pieces }) => pieces.map(painted).join("").trimEnd()).join("\n");
}

const joined = ({ text, paint }: Piece, part: string): Piece => ({ text: `${text}${part}`, paint });

// The blanks between two pieces belong to neither.
function painted({ text, paint }: Piece): string {
  const words = text.trim();
  const start = text.indexOf(words);
  return words === "" ? text : `${text.slice(0, start)}${paint(words)}${text.slice(start + words.length)}`;
}

/** The beginning of a word that fits in so many columns, at least a character of it, and the rest. */
function broken(word: string, columns: number): readonly [string, string] {
  const characters = [...word];
  let taken = 0;
  let count = 0;
  for (const character of characters) {
    taken += columnsOf(character);
    if (taken > columns && count > 0) break;
    count += 1;
  }
  return [characters.slice(0, count).join(""), characters.slice(count).join("")];
}
