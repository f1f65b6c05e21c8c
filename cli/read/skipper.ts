import { type Fields, numbersOfField } from "./fields";

/** Why bytes are no JSON. */
export class NotJson extends Error {
  override readonly name = "NotJson";
}

/** Values stand in values deeper than those of any plan. */
export class TooDeep extends Error {
  override readonly name = "TooDeep";
}

enum Expects {
  value,
  valueOrEnd,
  key,
  keyOrEnd,
  colon,
  commaOrEnd,
  nothing,
}

enum Within {
  nothing,
  key,
  text,
  escape,
  hex,
  number,
  word,
}

// States of a number: https://www.rfc-editor.org/rfc/rfc8259#section-6
enum Digits {
  sign,
  zero,
  whole,
  point,
  fraction,
  exponent,
  exponentSign,
  power,
}

const words: Readonly<Record<number, string>> = { 116: "true", 102: "false", 110: "null" };

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

// More keys of one object, or of all that are open, are not compared.
const mostKeysCompared = 128;
const mostKeysOpen = 4096;

/** No field. */
const none = -1;

// Shorter values are passed over as fast as they are compared.
const fewestRepeated = 32;

/**
 * Passes over one JSON value, byte by byte and part by part, without building it, and checks that it is well-formed. Remembers where the
 * fields of its outer objects stand, as deep as is wanted.
 */
export class Skipper implements Fields {
  #expects: Expects = Expects.value;
  #within: Within = Within.nothing;
  #digits: Digits = Digits.sign;
  #word = "";
  #letter = 0;
  #hex = 0;
  #depth = 0;
  #mostLevels = 0;
  readonly #isObject: Uint8Array;

  count = 0;
  numbers = new Int32Array(64 * numbersOfField);
  isPlain = true;
  /** How deep objects may stand whose fields are wanted. */
  #wanted = 0;
  #keyStart = 0;
  /** At each depth the field whose value comes. */
  readonly #fieldAt: Int32Array;
  /** At each depth the field whose value ended last, and how many keys, and objects and lists, there are in it. */
  readonly #valueAt: Int32Array;
  readonly #keysIn: Int32Array;
  readonly #holdersIn: Int32Array;
  /** At each depth how many there were when the value began. */
  readonly #keysBefore: Int32Array;
  readonly #holdersBefore: Int32Array;
  /** Keys of all open objects, by where they begin and end, and how many there are before those of each. */
  readonly #openKeys = new Int32Array(mostKeysOpen * 2);
  #openKeyCount = 0;
  readonly #firstKeyAt: Int32Array;
  /** Of each open object whether every key so far comes after the one before it, as in all that Terraform makes of a map. */
  readonly #isSorted: Uint8Array;

  /** Keys of all its objects, at any depth. */
  keyCount = 0;
  /** Objects and lists, at any depth. */
  holderCount = 0;

  /** @param mostLevels how deep values may stand in values */
  constructor(readonly mostLevels: number) {
    this.#isObject = new Uint8Array(mostLevels + 1);
    this.#fieldAt = new Int32Array(mostLevels + 1);
    this.#firstKeyAt = new Int32Array(mostLevels + 1);
    this.#isSorted = new Uint8Array(mostLevels + 1);
    this.#valueAt = new Int32Array(mostLevels + 1);
    this.#keysIn = new Int32Array(mostLevels + 1);
    this.#holdersIn = new Int32Array(mostLevels + 1);
    this.#keysBefore = new Int32Array(mostLevels + 1);
    this.#holdersBefore = new Int32Array(mostLevels + 1);
  }

  /**
   * Makes ready for another value.
   *
   * @param levels how deep it stands itself in values
   * @param wanted how deep objects may stand in it whose fields are wanted
   */
  reset(levels = 0, wanted = 0): void {
    this.#wanted = wanted;
    this.count = 0;
    this.isPlain = true;
    this.#openKeyCount = 0;
    this.#mostLevels = this.mostLevels - levels;
    this.#expects = Expects.value;
    this.#within = Within.nothing;
    this.#depth = 0;
    this.keyCount = 0;
    this.holderCount = 0;
  }

  /** Whether the value that was passed over so far is a number, which only what follows it can end. */
  get endsOpen(): boolean {
    return this.#within === Within.number && this.#depth === 0 && this.#isWholeNumber();
  }

  /**
   * Goes on with the value. Where its fields are wanted, all of it must be there at once.
   *
   * @returns the position after the value's last byte, or -1 where it goes on after these bytes
   * @throws NotJson, TooDeep
   */
  pass(bytes: Uint8Array, from: number, to: number): number {
    let position = from;
    if (this.#within !== Within.nothing) {
      position = this.#finish(bytes, from, to);
      if (position < 0 || this.#ends(bytes, position)) return position;
    }
    // Most bytes of a plan pass through here: what is asked at each of them stands in variables.
    const wanted = this.#wanted;
    let expects = this.#expects;
    let depth = this.#depth;
    let isInObject = this.#isObject[depth] === 1;
    while (position < to) {
      const byte = bytes[position] ?? 0;
      position += 1;
      if (byte === quote) {
        const start = position;
        const isKey = expects === Expects.key || expects === Expects.keyOrEnd;
        if (isKey) this.keyCount += 1;
        else if (expects > Expects.valueOrEnd) throw new NotJson("a text stands where none may");
        else if (isInObject && depth <= wanted) this.#noteStart(depth, position - 1);
        position = endOfPlain(bytes, position, to);
        if (position < to && bytes[position] === quote) position += 1;
        else {
          this.#within = isKey ? Within.key : Within.text;
          this.#keyStart = start;
          this.#expects = expects;
          this.#depth = depth;
          position = this.#finish(bytes, position, to);
          if (position < 0) return -1;
          this.#within = Within.nothing;
        }
        if (isKey) {
          if (wanted > 0) this.#noteKey(bytes, start, position - 1, depth);
          if (position < to && bytes[position] === colon) {
            position += 1;
            expects = Expects.value;
          } else expects = Expects.colon;
          continue;
        }
      } else if (byte === openBrace || byte === openBracket) {
        if (expects > Expects.valueOrEnd) throw new NotJson("a bracket stands where none may");
        if (isInObject && depth <= wanted) {
          const end = this.#endOfRepeated(bytes, position - 1, to, depth);
          this.#noteStart(depth, position - 1);
          if (end > 0) {
            position = end;
            this.#noteRepeated(depth, end);
            expects = Expects.commaOrEnd;
            continue;
          }
        }
        if (depth === this.#mostLevels) throw new TooDeep();
        depth += 1;
        this.holderCount += 1;
        isInObject = byte === openBrace;
        this.#isObject[depth] = isInObject ? 1 : 0;
        this.#firstKeyAt[depth] = this.#openKeyCount;
        this.#isSorted[depth] = 1;
        this.#valueAt[depth] = none;
        expects = isInObject ? Expects.keyOrEnd : Expects.valueOrEnd;
        continue;
      } else if (byte === closeBrace || byte === closeBracket) {
        const isClosing = depth > 0 && isInObject === (byte === closeBrace);
        const isEmpty = expects === (isInObject ? Expects.keyOrEnd : Expects.valueOrEnd);
        if (!isClosing || (expects !== Expects.commaOrEnd && !isEmpty)) {
          throw new NotJson("a bracket is closed where it may not be");
        }
        this.#openKeyCount = this.#firstKeyAt[depth] ?? 0;
        depth -= 1;
        isInObject = this.#isObject[depth] === 1;
      } else if (byte === comma) {
        if (expects !== Expects.commaOrEnd) throw new NotJson("a comma stands where none may");
        expects = isInObject ? Expects.key : Expects.value;
        continue;
      } else if (byte === colon) {
        if (expects !== Expects.colon) throw new NotJson("a colon stands where none may");
        expects = Expects.value;
        continue;
      } else if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
        continue;
      } else {
        if (expects > Expects.valueOrEnd) throw new NotJson("a value stands where none may");
        if (isInObject && depth <= wanted) this.#noteStart(depth, position - 1);
        const end = endOfShort(bytes, position - 1, to);
        if (end > 0) position = end;
        else {
          this.#beginScalar(byte);
          this.#expects = expects;
          this.#depth = depth;
          position = this.#finish(bytes, position, to);
          if (position < 0) return -1;
          this.#within = Within.nothing;
        }
      }
      // A value has ended.
      if (depth === 0) {
        this.#depth = 0;
        this.#expects = Expects.nothing;
        return position;
      }
      if (isInObject && depth <= wanted) this.#noteEnd(depth, position);
      if (position < to && bytes[position] === comma) {
        position += 1;
        expects = isInObject ? Expects.key : Expects.value;
      } else expects = Expects.commaOrEnd;
    }
    this.#expects = expects;
    this.#depth = depth;
    return -1;
  }

  /** Goes to the end of the text, number or word at hand, which may come in parts: the position after it, or -1. */
  #finish(bytes: Uint8Array, from: number, to: number): number {
    let position = from;
    while (position < to) {
      const byte = bytes[position] ?? 0;
      switch (this.#within) {
        case Within.escape:
          if (byte === 0x75) {
            this.#within = Within.hex;
            this.#hex = 0;
          } else if (isEscape(byte)) this.#within = this.#textOrKey();
          else throw new NotJson("a text has an escape that JSON does not know");
          break;
        case Within.hex:
          if (!isHex(byte)) throw new NotJson("a text has an escape that JSON does not know");
          this.#hex += 1;
          if (this.#hex === 4) this.#within = this.#textOrKey();
          break;
        case Within.number:
          if (this.#nextDigit(byte)) break;
          if (!this.#isWholeNumber()) throw new NotJson("a number ends too early");
          return position;
        case Within.word:
          if (byte !== this.#word.charCodeAt(this.#letter)) throw new NotJson("a word that JSON does not know");
          this.#letter += 1;
          if (this.#letter === this.#word.length) return position + 1;
          break;
        default:
          if (byte === 0x22) return position + 1;
          if (byte === 0x5c) this.#within = Within.escape;
          else if (byte < 0x20) throw new NotJson("a control character stands in a text");
          else {
            position = endOfPlain(bytes, position, to);
            continue;
          }
      }
      position += 1;
    }
    return -1;
  }

  /** In which kind of text an escape stands. */
  #textOrKey(): Within {
    if (this.#expects !== Expects.key && this.#expects !== Expects.keyOrEnd) return Within.text;
    this.isPlain = false;
    return Within.key;
  }

  /** Ends the text, number or word at hand; whether it was the whole value. */
  #ends(bytes: Uint8Array, position: number): boolean {
    const isKey = this.#within === Within.key;
    this.#within = Within.nothing;
    if (isKey) {
      this.#expects = Expects.colon;
      if (this.#wanted > 0) this.#noteKey(bytes, this.#keyStart, position - 1, this.#depth);
      return false;
    }
    this.#expects = this.#depth === 0 ? Expects.nothing : Expects.commaOrEnd;
    return this.#depth === 0;
  }

  #noteKey(bytes: Uint8Array, start: number, end: number, depth: number): void {
    if (this.isPlain) this.#compare(bytes, start, end, depth);
    if (depth > this.#wanted) return;
    const offset = this.count * numbersOfField;
    if (offset + numbersOfField > this.numbers.length) this.#makeRoom();
    this.numbers[offset] = depth;
    this.numbers[offset + 1] = start;
    this.numbers[offset + 2] = end;
    this.#fieldAt[depth] = offset;
    this.count += 1;
  }

  #noteStart(depth: number, position: number): void {
    const offset = this.#fieldAt[depth] ?? 0;
    this.numbers[offset + 3] = position;
    this.numbers[offset + 6] = 0;
    this.#keysBefore[depth] = this.keyCount;
    this.#holdersBefore[depth] = this.holderCount;
  }

  #noteEnd(depth: number, position: number): void {
    const offset = this.#fieldAt[depth] ?? 0;
    this.numbers[offset + 4] = position;
    this.numbers[offset + 5] = this.count;
    this.#valueAt[depth] = offset;
    this.#keysIn[depth] = this.keyCount - (this.#keysBefore[depth] ?? 0);
    this.#holdersIn[depth] = this.holderCount - (this.#holdersBefore[depth] ?? 0);
  }

  /**
   * Where a value ends that repeats that of the field before it, byte by byte, and so is well-formed; else 0. Terraform writes what stays as it is
   * as it was before, and as it is after.
   */
  #endOfRepeated(bytes: Uint8Array, start: number, to: number, depth: number): number {
    const offset = this.#valueAt[depth] ?? none;
    if (offset === none) return 0;
    const from = this.numbers[offset + 3] ?? 0;
    const length = (this.numbers[offset + 4] ?? 0) - from;
    const end = start + length;
    if (length < fewestRepeated || end > to || bytes[from] !== bytes[start]) return 0;
    for (let at = 1; at < length; at += 1) if (bytes[from + at] !== bytes[start + at]) return 0;
    return end;
  }

  /** Notes the end of a value that repeats that of the field before it. */
  #noteRepeated(depth: number, position: number): void {
    this.keyCount += this.#keysIn[depth] ?? 0;
    this.holderCount += this.#holdersIn[depth] ?? 0;
    this.#noteEnd(depth, position);
    this.numbers[(this.#fieldAt[depth] ?? 0) + 6] = 1;
  }

  /** Compares a key with the others of its object: with the last one where all are sorted. */
  #compare(bytes: Uint8Array, start: number, end: number, depth: number): void {
    const first = this.#firstKeyAt[depth] ?? 0;
    const count = this.#openKeyCount;
    const keys = this.#openKeys;
    if (count > first && this.#isSorted[depth] === 1) {
      const last = (count - 1) * 2;
      if (!comesAfter(bytes, start, end, keys[last] ?? 0, keys[last + 1] ?? 0)) this.#isSorted[depth] = 0;
    }
    if (this.#isSorted[depth] === 0) {
      for (let other = first; other < count; other += 1) {
        if (isSameKey(bytes, start, end, keys[other * 2] ?? 0, keys[other * 2 + 1] ?? 0)) this.isPlain = false;
      }
    }
    if (count - first === mostKeysCompared || count === mostKeysOpen) this.isPlain = false;
    else {
      keys[count * 2] = start;
      keys[count * 2 + 1] = end;
      this.#openKeyCount = count + 1;
    }
  }

  #makeRoom(): void {
    const more = new Int32Array(this.numbers.length * 2);
    more.set(this.numbers);
    this.numbers = more;
  }

  #beginScalar(byte: number): void {
    const word = words[byte];
    if (word !== undefined) {
      this.#within = Within.word;
      this.#word = word;
      this.#letter = 1;
    } else if (byte === 0x2d || isDigit(byte)) {
      this.#within = Within.number;
      this.#digits = byte === 0x2d ? Digits.sign : byte === 0x30 ? Digits.zero : Digits.whole;
    } else throw new NotJson("a character stands where none may");
  }

  /** Whether the byte goes on with the number. */
  #nextDigit(byte: number): boolean {
    const next = nextDigits(this.#digits, byte);
    if (next === undefined) return false;
    this.#digits = next;
    return true;
  }

  #isWholeNumber(): boolean {
    return [Digits.zero, Digits.whole, Digits.fraction, Digits.power].includes(this.#digits);
  }
}

/** Where the characters of a text end that stand for themselves. */
function endOfPlain(bytes: Uint8Array, from: number, to: number): number {
  let position = from;
  while (position < to) {
    const byte = bytes[position] ?? 0;
    if (byte === 0x22 || byte === 0x5c || byte < 0x20) break;
    position += 1;
  }
  return position;
}

/** Where a word ends, or a number of digits alone; 0 where that is not sure at once. */
function endOfShort(bytes: Uint8Array, start: number, to: number): number {
  const first = bytes[start];
  if (start + 5 >= to) return 0;
  if (first === 0x74) return isFollowedBy(bytes, start, 0x72, 0x75, 0x65) ? start + 4 : 0;
  if (first === 0x6e) return isFollowedBy(bytes, start, 0x75, 0x6c, 0x6c) ? start + 4 : 0;
  if (first === 0x66) return isFollowedBy(bytes, start, 0x61, 0x6c, 0x73) && bytes[start + 4] === 0x65 ? start + 5 : 0;
  if (!isDigit(first ?? 0)) return 0;
  let position = start + 1;
  if (first !== 0x30) while (position < to && isDigit(bytes[position] ?? 0)) position += 1;
  const after = bytes[position];
  return after === 0x2c || after === 0x7d || after === 0x5d ? position : 0;
}

const isFollowedBy = (bytes: Uint8Array, at: number, first: number, second: number, third: number): boolean =>
  bytes[at + 1] === first && bytes[at + 2] === second && bytes[at + 3] === third;

/** Whether a key comes after another in the order of their bytes. */
function comesAfter(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const length = Math.min(end - start, otherEnd - otherStart);
  for (let offset = 0; offset < length; offset += 1) {
    const difference = (bytes[start + offset] ?? 0) - (bytes[otherStart + offset] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return end - start > otherEnd - otherStart;
}

/** Whether two keys are the same. */
function isSameKey(bytes: Uint8Array, start: number, end: number, otherStart: number, otherEnd: number): boolean {
  const length = end - start;
  if (length !== otherEnd - otherStart) return false;
  for (let offset = 0; offset < length; offset += 1) {
    if (bytes[start + offset] !== bytes[otherStart + offset]) return false;
  }
  return true;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean =>
  isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
const isEscape = (byte: number): boolean => '"\\/bfnrt'.includes(String.fromCharCode(byte));

function nextDigits(digits: Digits, byte: number): Digits | undefined {
  const isExponent = byte === 0x65 || byte === 0x45;
  switch (digits) {
    case Digits.sign:
      return byte === 0x30 ? Digits.zero : isDigit(byte) ? Digits.whole : undefined;
    case Digits.zero:
    case Digits.whole:
      if (digits === Digits.whole && isDigit(byte)) return Digits.whole;
      return byte === 0x2e ? Digits.point : isExponent ? Digits.exponent : undefined;
    case Digits.point:
      return isDigit(byte) ? Digits.fraction : undefined;
    case Digits.fraction:
      return isDigit(byte) ? Digits.fraction : isExponent ? Digits.exponent : undefined;
    case Digits.exponent:
      return byte === 0x2b || byte === 0x2d ? Digits.exponentSign : isDigit(byte) ? Digits.power : undefined;
    case Digits.exponentSign:
    case Digits.power:
      return isDigit(byte) ? Digits.power : undefined;
  }
}
