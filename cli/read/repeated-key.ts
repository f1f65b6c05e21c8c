const quote = 0x22;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const comma = 0x2c;
const colon = 0x3a;

/**
 * First key that stands twice in one object of a JSON text, at any depth: readers take one of the two, and not all the same one.
 *
 * @param text well-formed JSON
 */
export function repeatedKey(text: string): string | undefined {
  // Of each open object the keys that stood, of a list undefined
  const open: (Set<string> | undefined)[] = [];
  let keyIsNext = false;
  for (let position = 0; position < text.length; position += 1) {
    switch (text.charCodeAt(position)) {
      case quote: {
        const end = endOfString(text, position);
        const keys = open.at(-1);
        if (keyIsNext && keys) {
          const key = JSON.parse(text.slice(position, end + 1)) as string;
          if (keys.has(key)) return key;
          keys.add(key);
        }
        position = end;
        break;
      }
      case openBrace:
        open.push(new Set());
        keyIsNext = true;
        break;
      case openBracket:
        open.push(undefined);
        break;
      case closeBrace:
      case closeBracket:
        open.pop();
        break;
      case comma:
        keyIsNext = open.at(-1) !== undefined;
        break;
      case colon:
        keyIsNext = false;
        break;
    }
  }
  return undefined;
}

// The closing quote is the next one before which stands an even number of backslashes.
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end;
}

function isEscaped(text: string, position: number): boolean {
  let first = position;
  while (text.charCodeAt(first - 1) === backslash) first -= 1;
  return (position - first) % 2 === 1;
}
