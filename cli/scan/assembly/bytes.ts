// What is asked of bytes.

export const quote: u32 = 0x22;
export const asterisk: u32 = 0x2a;
export const comma: u32 = 0x2c;
export const dot: u32 = 0x2e;
export const colon: u32 = 0x3a;
export const openBracket: u32 = 0x5b;
export const backslash: u32 = 0x5c;
export const closeBracket: u32 = 0x5d;
export const openBrace: u32 = 0x7b;
export const closeBrace: u32 = 0x7d;
export const blank: u32 = 0x20;

// "true", "null" and the first letters of "false", as numbers
export const trueLetters: u32 = 0x65757274;
export const nullLetters: u32 = 0x6c6c756e;
export const falseLetters: u32 = 0x736c6166;

export function byteAt(position: usize): u32 {
  return load<u8>(position);
}

export function isDigit(byte: u32): bool {
  return byte - 0x30 <= 9;
}

export function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 <= 25;
}

/** Where the next byte is that is no blank. */
export function afterBlanks(from: usize, to: usize): usize {
  let position = from;
  while (position < to && isBlank(byteAt(position))) position += 1;
  return position;
}

export function isBlank(byte: u32): bool {
  return byte === blank || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Whether bytes at two positions are the same. */
export function areSame(one: usize, other: usize, length: usize): bool {
  let offset: usize = 0;
  for (; offset + 16 <= length; offset += 16) {
    if (i8x16.bitmask(i8x16.ne(v128.load(one + offset), v128.load(other + offset))) !== 0) return false;
  }
  for (; offset < length; offset += 1) if (byteAt(one + offset) !== byteAt(other + offset)) return false;
  return true;
}

/** Where the characters of a text end that stand for themselves. Up to 15 bytes after the last may be read. */
export function endOfPlain(from: usize, to: usize): usize {
  for (let position = from; position < to; position += 16) {
    const some = v128.load(position);
    const ending = v128.or(
      v128.or(i8x16.eq(some, i8x16.splat(<i8>quote)), i8x16.eq(some, i8x16.splat(<i8>backslash))),
      i8x16.lt_u(some, i8x16.splat(0x20)),
    );
    const mask = i8x16.bitmask(ending);
    if (mask !== 0) return min(position + ctz(mask), to);
  }
  return to;
}

/** Whether there are only characters of ASCII, and no backslash. Up to 15 bytes after the last may be read. */
export function isPlainAscii(from: usize, to: usize): bool {
  for (let position = from; position < to; position += 16) {
    const some = v128.load(position);
    const mask = i8x16.bitmask(v128.or(some, i8x16.eq(some, i8x16.splat(<i8>backslash))));
    if (mask !== 0 && position + ctz(mask) < to) return false;
  }
  return true;
}

/** Where a text ends that begins here, after its second quote; it is well-formed. */
export function endOfText(from: usize, to: usize): usize {
  let position = endOfPlain(from + 1, to);
  while (position < to && byteAt(position) === backslash) position = endOfPlain(position + 2, to);
  return position + 1;
}

/** Where a value ends that begins here; it is well-formed. */
export function endOfValue(from: usize, to: usize): usize {
  let position = from;
  let depth: u32 = 0;
  while (position < to) {
    const byte = byteAt(position);
    if (byte === quote) {
      position = endOfText(position, to);
      if (depth === 0) return position;
      continue;
    }
    if (byte === openBrace || byte === openBracket) depth += 1;
    else if (byte === closeBrace || byte === closeBracket) {
      if (depth === 0) return position;
      depth -= 1;
      if (depth === 0) return position + 1;
    } else if (depth === 0 && (byte === comma || isBlank(byte))) return position;
    position += 1;
  }
  return to;
}
