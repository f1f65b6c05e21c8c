// Passes over one JSON value, byte by byte and part by part, without building it, and checks that it is well-formed.
import {
  areSame,
  backslash,
  byteAt,
  closeBrace,
  closeBracket,
  colon,
  comma,
  endOfPlain,
  falseLetters,
  isBlank,
  isDigit,
  nullLetters,
  openBrace,
  openBracket,
  quote,
  trueLetters,
} from "./bytes";
import { Field, fieldAt, keyAt, Level, levelAt, mostFields, mostKeysOpen, Told, told } from "./memory";

// What stands where a value may, or where none may: the first two are followed by a value.
const value: u32 = 0;
const valueOrEnd: u32 = 1;
const key: u32 = 2;
const keyOrEnd: u32 = 3;
const colonNext: u32 = 4;
const commaOrEnd: u32 = 5;
const nothing: u32 = 6;

// What the bytes end within.
const inNothing: u32 = 0;
const inText: u32 = 1;
const inEscape: u32 = 2;
const inHex: u32 = 3;
const inNumber: u32 = 4;
const inWord: u32 = 5;

// States of a number: https://www.rfc-editor.org/rfc/rfc8259#section-6
const sign: u32 = 0;
const zero: u32 = 1;
const whole: u32 = 2;
const point: u32 = 3;
const fraction: u32 = 4;
const exponent: u32 = 5;
const exponentSign: u32 = 6;
const power: u32 = 7;

const goesOn: i32 = -1;
const notJson: i32 = -2;
const tooDeep: i32 = -3;

// More keys of one object are not compared.
const mostKeysCompared: u32 = 128;

// Shorter values are passed over as fast as they are compared.
const fewestRepeated: u32 = 32;

let expects: u32 = value;
let within: u32 = inNothing;
let isKeyHere: bool = false;
let digits: u32 = sign;
let word: u32 = 0;
let letter: u32 = 0;
let hexDigits: u32 = 0;
let depth: u32 = 0;
let mostLevels: u32 = 0;
let wanted: u32 = 0;
let keyStart: usize = 0;
let openKeyCount: u32 = 0;

let count: u32 = 0;
let isPlain: bool = true;
let keyCount: u32 = 0;
let holderCount: u32 = 0;

/** Makes ready for another value, in which values may stand so deep in values, and whose fields are wanted so deep. */
export function reset(most: u32, wantedLevels: u32): void {
  mostLevels = most;
  wanted = wantedLevels;
  expects = value;
  within = inNothing;
  depth = 0;
  levelAt(0).isObject = false;
  openKeyCount = 0;
  count = 0;
  isPlain = true;
  keyCount = 0;
  holderCount = 0;
}

/** Whether the value that was passed over so far is a number, which only what follows it can end. */
export function endsOpen(): bool {
  return within === inNumber && depth === 0 && isWholeNumber();
}

/** Goes on with the value: where it ends; or goesOn, notJson, tooDeep. */
export function pass(from: usize, to: usize): i32 {
  const end = endOfValue(from, to);
  const result = changetype<Told>(told);
  result.start = from;
  result.end = end;
  result.count = count;
  result.isPlain = isPlain ? 1 : 0;
  result.keyCount = keyCount;
  result.holderCount = holderCount;
  return end;
}

function endOfValue(from: usize, to: usize): i32 {
  let position = from;
  if (within !== inNothing) {
    const end = finish(position, to);
    if (end < 0) return end;
    position = <usize>end;
    const wasKey = isKeyHere;
    within = inNothing;
    isKeyHere = false;
    if (wasKey) {
      expects = colonNext;
      if (wanted > 0) noteKey(keyStart, position - 1, depth);
    } else {
      if (depth === 0) {
        expects = nothing;
        return <i32>position;
      }
      expects = commaOrEnd;
    }
  }
  let here = expects;
  let at = depth;
  let level = levelAt(at);
  let isInObject = level.isObject;
  while (position < to) {
    const byte = byteAt(position);
    position += 1;
    if (byte === quote) {
      const textStart = position;
      const isKey = here === key || here === keyOrEnd;
      if (isKey) keyCount += 1;
      else if (here > valueOrEnd) return notJson;
      else if (isInObject && at <= wanted) noteStart(level, position - 1);
      position = endOfPlain(position, to);
      if (position < to && byteAt(position) === quote) position += 1;
      else {
        within = inText;
        isKeyHere = isKey;
        keyStart = textStart;
        expects = here;
        depth = at;
        const end = finish(position, to);
        if (end < 0) return end;
        position = <usize>end;
        within = inNothing;
        isKeyHere = false;
      }
      if (isKey) {
        if (wanted > 0) noteKey(textStart, position - 1, at);
        if (position < to && byteAt(position) === colon) {
          position += 1;
          here = value;
        } else here = colonNext;
        continue;
      }
    } else if (byte === openBrace || byte === openBracket) {
      if (here > valueOrEnd) return notJson;
      if (isInObject && at <= wanted) {
        const end = endOfRepeated(level, position - 1, to);
        noteStart(level, position - 1);
        if (end > 0) {
          position = end;
          noteRepeated(level, end);
          here = commaOrEnd;
          continue;
        }
      }
      if (at === mostLevels) return tooDeep;
      at += 1;
      holderCount += 1;
      isInObject = byte === openBrace;
      level = levelAt(at);
      level.isObject = isInObject;
      level.firstKey = openKeyCount;
      level.isSorted = true;
      level.valueAt = 0;
      here = isInObject ? keyOrEnd : valueOrEnd;
      continue;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (at === 0 || isInObject !== (byte === closeBrace)) return notJson;
      if (here !== commaOrEnd && here !== (isInObject ? keyOrEnd : valueOrEnd)) return notJson;
      openKeyCount = level.firstKey;
      at -= 1;
      level = levelAt(at);
      isInObject = level.isObject;
    } else if (byte === comma) {
      if (here !== commaOrEnd) return notJson;
      here = isInObject ? key : value;
      continue;
    } else if (byte === colon) {
      if (here !== colonNext) return notJson;
      here = value;
      continue;
    } else if (isBlank(byte)) {
      continue;
    } else {
      if (here > valueOrEnd) return notJson;
      if (isInObject && at <= wanted) noteStart(level, position - 1);
      const end = endOfShort(position - 1, to);
      if (end > 0) position = end;
      else {
        if (!beginScalar(byte)) return notJson;
        expects = here;
        depth = at;
        const last = finish(position, to);
        if (last < 0) return last;
        position = <usize>last;
        within = inNothing;
      }
    }
    // A value has ended.
    if (at === 0) {
      depth = 0;
      expects = nothing;
      return <i32>position;
    }
    if (isInObject && at <= wanted) noteEnd(level, position);
    if (position < to && byteAt(position) === comma) {
      position += 1;
      here = isInObject ? key : value;
    } else here = commaOrEnd;
  }
  expects = here;
  depth = at;
  return goesOn;
}

/** Goes to the end of the text, number or word at hand, which may come in parts. */
function finish(from: usize, to: usize): i32 {
  let position = from;
  while (position < to) {
    const byte = byteAt(position);
    if (within === inText) {
      if (byte === quote) return <i32>(position + 1);
      if (byte === backslash) {
        within = inEscape;
        if (isKeyHere) isPlain = false;
        position += 1;
      } else if (byte < 0x20) return notJson;
      else position = endOfPlain(position, to);
      continue;
    }
    if (within === inEscape) {
      if (byte === 0x75) {
        within = inHex;
        hexDigits = 0;
      } else if (isEscape(byte)) within = inText;
      else return notJson;
    } else if (within === inHex) {
      if (!isHex(byte)) return notJson;
      hexDigits += 1;
      if (hexDigits === 4) within = inText;
    } else if (within === inNumber) {
      if (!nextDigit(byte)) return isWholeNumber() ? <i32>position : notJson;
    } else {
      if (byte !== ((word >> (letter * 8)) & 0xff)) return notJson;
      letter += 1;
      // Of "false" the last letter comes after four.
      if (letter === 4) {
        if (word !== falseLetters) return <i32>(position + 1);
        word = 0x65;
        letter = 0;
      } else if (word === 0x65) return <i32>(position + 1);
    }
    position += 1;
  }
  return goesOn;
}

function noteKey(from: usize, end: usize, at: u32): void {
  if (isPlain) compare(levelAt(at), from, end);
  if (at > wanted) return;
  if (count === mostFields) {
    isPlain = false;
    return;
  }
  const field = fieldAt(count);
  field.depth = at;
  field.keyStart = from;
  field.keyEnd = end;
  levelAt(at).fieldAt = changetype<usize>(field);
  count += 1;
}

function noteStart(level: Level, position: usize): void {
  const field = changetype<Field>(level.fieldAt);
  field.valueStart = position;
  field.isRepeated = 0;
  level.keysBefore = keyCount;
  level.holdersBefore = holderCount;
}

function noteEnd(level: Level, position: usize): void {
  const field = changetype<Field>(level.fieldAt);
  field.valueEnd = position;
  field.after = count;
  level.valueAt = level.fieldAt;
  level.keysIn = keyCount - level.keysBefore;
  level.holdersIn = holderCount - level.holdersBefore;
}

/** Where a value ends that repeats that of the field before it; else 0. */
function endOfRepeated(level: Level, from: usize, to: usize): usize {
  if (level.valueAt === 0) return 0;
  const before = changetype<Field>(level.valueAt);
  const length = before.valueEnd - before.valueStart;
  const end = from + length;
  if (length < fewestRepeated || end > to) return 0;
  return areSame(before.valueStart, from, length) ? end : 0;
}

function noteRepeated(level: Level, position: usize): void {
  keyCount += level.keysIn;
  holderCount += level.holdersIn;
  noteEnd(level, position);
  changetype<Field>(level.fieldAt).isRepeated = 1;
}

/** Compares a key with the others of its object: with the last one where all are sorted. */
function compare(level: Level, from: usize, end: usize): void {
  const first = level.firstKey;
  if (openKeyCount > first && level.isSorted) {
    const last = keyAt(openKeyCount - 1);
    if (!comesAfter(from, end, last.start, last.end)) level.isSorted = false;
  }
  if (!level.isSorted) {
    for (let number = first; number < openKeyCount; number += 1) {
      const other = keyAt(number);
      if (end - from === other.end - other.start && areSame(from, other.start, end - from)) isPlain = false;
    }
  }
  if (openKeyCount - first === mostKeysCompared || openKeyCount === mostKeysOpen) isPlain = false;
  else {
    const own = keyAt(openKeyCount);
    own.start = from;
    own.end = end;
    openKeyCount += 1;
  }
}

/** Whether a key comes after another in the order of their bytes. */
function comesAfter(from: usize, end: usize, otherFrom: usize, otherEnd: usize): bool {
  const length = min(end - from, otherEnd - otherFrom);
  for (let offset: usize = 0; offset < length; offset += 1) {
    const byte = byteAt(from + offset);
    const other = byteAt(otherFrom + offset);
    if (byte !== other) return byte > other;
  }
  return end - from > otherEnd - otherFrom;
}

function beginScalar(byte: u32): bool {
  if (byte === 0x2d || isDigit(byte)) {
    within = inNumber;
    digits = byte === 0x2d ? sign : byte === 0x30 ? zero : whole;
    return true;
  }
  within = inWord;
  letter = 1;
  word = byte === 0x74 ? trueLetters : byte === 0x6e ? nullLetters : falseLetters;
  return (word & 0xff) === byte;
}

/** Where a word ends, or a number of digits alone; 0 where that is not sure at once. */
function endOfShort(from: usize, to: usize): usize {
  if (from + 5 >= to) return 0;
  const letters = load<u32>(from);
  if (letters === trueLetters || letters === nullLetters) return from + 4;
  if (letters === falseLetters) return byteAt(from + 4) === 0x65 ? from + 5 : 0;
  const first = byteAt(from);
  if (!isDigit(first)) return 0;
  let position = from + 1;
  if (first !== 0x30) while (position < to && isDigit(byteAt(position))) position += 1;
  if (position >= to) return 0;
  const after = byteAt(position);
  return after === comma || after === closeBrace || after === closeBracket ? position : 0;
}

function isHex(byte: u32): bool {
  return isDigit(byte) || (byte | 0x20) - 0x61 <= 5;
}

function isEscape(byte: u32): bool {
  return (
    byte === quote ||
    byte === backslash ||
    byte === 0x2f ||
    byte === 0x62 ||
    byte === 0x66 ||
    byte === 0x6e ||
    byte === 0x72 ||
    byte === 0x74
  );
}

function isWholeNumber(): bool {
  return digits === zero || digits === whole || digits === fraction || digits === power;
}

/** Whether the byte goes on with the number. */
function nextDigit(byte: u32): bool {
  const next = nextDigits(byte);
  if (next < 0) return false;
  digits = <u32>next;
  return true;
}

function nextDigits(byte: u32): i32 {
  const isExponent = byte === 0x65 || byte === 0x45;
  if (digits === sign) return byte === 0x30 ? zero : isDigit(byte) ? whole : -1;
  if (digits === zero || digits === whole) {
    if (digits === whole && isDigit(byte)) return whole;
    return byte === 0x2e ? point : isExponent ? exponent : -1;
  }
  if (digits === point) return isDigit(byte) ? fraction : -1;
  if (digits === fraction) return isDigit(byte) ? fraction : isExponent ? exponent : -1;
  if (digits === exponent && (byte === 0x2b || byte === 0x2d)) return exponentSign;
  return isDigit(byte) ? power : -1;
}
