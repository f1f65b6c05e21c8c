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

// More keys of one object, or of all that are open, are not compared.
const mostKeysCompared = 128;
const mostKeysOpen = 4096;

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
  /** Where the value begins. */
  #origin = 0;
  #keyStart = 0;
  /** At each depth the field whose value comes. */
  readonly #fieldAt: Int32Array;
  /** Keys of all open objects, by where they begin and some of their bytes, and how many there are before those of each. */
  readonly #openKeys = new Int32Array(mostKeysOpen * 2);
  #openKeyCount = 0;
  readonly #firstKeyAt: Int32Array;

  /** Keys of all its objects, at any depth. */
  keyCount = 0;
  /** Objects and lists, at any depth. */
  holderCount = 0;

  /** @param mostLevels how deep values may stand in values */
  constructor(readonly mostLevels: number) {
    this.#isObject = new Uint8Array(mostLevels + 1);
    this.#fieldAt = new Int32Array(mostLevels + 1);
    this.#firstKeyAt = new Int32Array(mostLevels + 1);
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
    this.#origin = from;
    let position = from;
    while (position < to) {
      switch (this.#within) {
        case Within.key:
        case Within.text: {
          let byte = bytes[position] ?? 0;
          while (byte !== 0x22 && byte !== 0x5c && byte >= 0x20) {
            position += 1;
            if (position === to) return -1;
            byte = bytes[position] ?? 0;
          }
          position += 1;
          if (byte === 0x5c) this.#within = Within.escape;
          else if (byte !== 0x22) throw new NotJson("a control character stands in a text");
          else if (this.#within === Within.key) {
            this.#within = Within.nothing;
            this.#expects = Expects.colon;
            if (this.#wanted > 0) this.#endKey(bytes, position - 1);
          } else {
            this.#within = Within.nothing;
            if (this.#ended(position)) return position;
          }
          break;
        }
        case Within.escape: {
          const byte = bytes[position] ?? 0;
          position += 1;
          if (byte === 0x75) {
            this.#within = Within.hex;
            this.#hex = 0;
          } else if (isEscape(byte)) this.#within = this.#textOrKey();
          else throw new NotJson("a text has an escape that JSON does not know");
          break;
        }
        case Within.hex: {
          if (!isHex(bytes[position] ?? 0)) throw new NotJson("a text has an escape that JSON does not know");
          position += 1;
          this.#hex += 1;
          if (this.#hex === 4) this.#within = this.#textOrKey();
          break;
        }
        case Within.number: {
          if (this.#nextDigit(bytes[position] ?? 0)) {
            position += 1;
            break;
          }
          if (!this.#isWholeNumber()) throw new NotJson("a number ends too early");
          this.#within = Within.nothing;
          if (this.#ended(position)) return position;
          break;
        }
        case Within.word: {
          if (bytes[position] !== this.#word.charCodeAt(this.#letter))
            throw new NotJson("a word that JSON does not know");
          position += 1;
          this.#letter += 1;
          if (this.#letter === this.#word.length) {
            this.#within = Within.nothing;
            if (this.#ended(position)) return position;
          }
          break;
        }
        default: {
          const byte = bytes[position] ?? 0;
          position += 1;
          if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) break;
          if (byte === 0x22) this.#beginText(position - 1);
          else if (byte === 0x2c) this.#comma();
          else if (byte === 0x3a) this.#colon();
          else if (byte === 0x7b) this.#open(1, position - 1);
          else if (byte === 0x5b) this.#open(0, position - 1);
          else if (byte === 0x7d) {
            if (this.#close(1, position)) return position;
          } else if (byte === 0x5d) {
            if (this.#close(0, position)) return position;
          } else this.#beginScalar(byte, position - 1);
        }
      }
    }
    return -1;
  }

  #beginText(position: number): void {
    if (this.#expects === Expects.key || this.#expects === Expects.keyOrEnd) {
      this.keyCount += 1;
      this.#keyStart = position + 1;
      this.#within = Within.key;
      return;
    }
    if (!this.#wantsValue()) throw new NotJson("a text stands where none may");
    this.#begin(position);
    this.#within = Within.text;
  }

  /** In which kind of text an escape stands. */
  #textOrKey(): Within {
    if (this.#expects !== Expects.key && this.#expects !== Expects.keyOrEnd) return Within.text;
    this.isPlain = false;
    return Within.key;
  }

  #endKey(bytes: Uint8Array, end: number): void {
    const depth = this.#depth;
    const start = this.#keyStart;
    if (this.isPlain) this.#compare(bytes, start, end, this.#firstKeyAt[depth] ?? 0);
    if (depth > this.#wanted) return;
    const offset = this.count * numbersOfField;
    if (offset + numbersOfField > this.numbers.length) this.#makeRoom();
    this.numbers[offset] = depth;
    this.numbers[offset + 1] = start - this.#origin;
    this.numbers[offset + 2] = end - this.#origin;
    this.#fieldAt[depth] = offset;
    this.count += 1;
  }

  /** Compares a key with the others of its object, first by some of its bytes. */
  #compare(bytes: Uint8Array, start: number, end: number, first: number): void {
    const some =
      ((end - start) << 24) ^
      ((bytes[start] ?? 0) << 16) ^
      ((bytes[end - 1] ?? 0) << 8) ^
      (bytes[(start + end) >> 1] ?? 0);
    for (let other = first; other < this.#openKeyCount; other += 1) {
      if (
        this.#openKeys[other * 2] === some &&
        isSameKey(bytes, this.#openKeys[other * 2 + 1] ?? 0, start, end - start)
      )
        this.isPlain = false;
    }
    if (this.#openKeyCount - first === mostKeysCompared || this.#openKeyCount === mostKeysOpen) this.isPlain = false;
    else {
      this.#openKeys[this.#openKeyCount * 2] = some;
      this.#openKeys[this.#openKeyCount * 2 + 1] = start;
      this.#openKeyCount += 1;
    }
  }

  #makeRoom(): void {
    const more = new Int32Array(this.numbers.length * 2);
    more.set(this.numbers);
    this.numbers = more;
  }

  /** Whether the value at hand is that of a field that is wanted. */
  #isWanted(): boolean {
    return this.#depth <= this.#wanted && this.#depth > 0 && this.#isObject[this.#depth] === 1;
  }

  #begin(position: number): void {
    if (this.#isWanted()) this.numbers[(this.#fieldAt[this.#depth] ?? 0) + 3] = position - this.#origin;
  }

  #wantsValue(): boolean {
    return this.#expects === Expects.value || this.#expects === Expects.valueOrEnd;
  }

  #comma(): void {
    if (this.#expects !== Expects.commaOrEnd) throw new NotJson("a comma stands where none may");
    this.#expects = this.#isObject[this.#depth] === 1 ? Expects.key : Expects.value;
  }

  #colon(): void {
    if (this.#expects !== Expects.colon) throw new NotJson("a colon stands where none may");
    this.#expects = Expects.value;
  }

  #open(isObject: 0 | 1, position: number): void {
    if (!this.#wantsValue()) throw new NotJson("a bracket stands where none may");
    this.#begin(position);
    if (this.#depth === this.#mostLevels) throw new TooDeep();
    this.#depth += 1;
    this.holderCount += 1;
    this.#isObject[this.#depth] = isObject;
    this.#firstKeyAt[this.#depth] = this.#openKeyCount;
    this.#expects = isObject === 1 ? Expects.keyOrEnd : Expects.valueOrEnd;
  }

  #close(isObject: 0 | 1, position: number): boolean {
    const empty = isObject === 1 ? Expects.keyOrEnd : Expects.valueOrEnd;
    if (
      this.#depth === 0 ||
      this.#isObject[this.#depth] !== isObject ||
      (this.#expects !== Expects.commaOrEnd && this.#expects !== empty)
    ) {
      throw new NotJson("a bracket is closed where it may not be");
    }
    this.#openKeyCount = this.#firstKeyAt[this.#depth] ?? 0;
    this.#depth -= 1;
    return this.#ended(position);
  }

  #beginScalar(byte: number, position: number): void {
    if (!this.#wantsValue()) throw new NotJson("a value stands where none may");
    this.#begin(position);
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

  /** Ends a value; whether it was the outermost. */
  #ended(position: number): boolean {
    if (this.#isWanted()) this.numbers[(this.#fieldAt[this.#depth] ?? 0) + 4] = position - this.#origin;
    this.#expects = this.#depth === 0 ? Expects.nothing : Expects.commaOrEnd;
    return this.#depth === 0;
  }
}

/** Whether a key of so many bytes stands at two positions. */
function isSameKey(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let offset = 0; offset < length; offset += 1) if (bytes[one + offset] !== bytes[other + offset]) return false;
  return bytes[one + length] === 0x22;
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
