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

/**
 * Passes over one JSON value, byte by byte and part by part, without building it, and checks that it is well-formed. Remembers where the
 * texts of its outermost object stand.
 */
export class Skipper {
  #expects: Expects = Expects.value;
  #within: Within = Within.nothing;
  #digits: Digits = Digits.sign;
  #word = "";
  #letter = 0;
  #hex = 0;
  #depth = 0;
  #mostLevels = 0;
  readonly #isObject: Uint8Array;

  /** Positions at which texts of the outermost object begin and end, quotes included, in turn; keys are every second text only where all values are texts. */
  readonly texts: number[] = [];
  /** Of each of these, 1 where it is a key. */
  readonly keys: number[] = [];
  /** Keys of all its objects, at any depth. */
  keyCount = 0;
  /** Objects and lists, at any depth. */
  holderCount = 0;

  /** @param mostLevels how deep values may stand in values */
  constructor(readonly mostLevels: number) {
    this.#isObject = new Uint8Array(mostLevels + 1);
  }

  /** Makes ready for another value, which stands itself in values so deep. */
  reset(levels = 0): void {
    this.#mostLevels = this.mostLevels - levels;
    this.#expects = Expects.value;
    this.#within = Within.nothing;
    this.#depth = 0;
    this.texts.length = 0;
    this.keys.length = 0;
    this.keyCount = 0;
    this.holderCount = 0;
  }

  /** Whether the value that was passed over so far is a number, which only what follows it can end. */
  get endsOpen(): boolean {
    return this.#within === Within.number && this.#depth === 0 && this.#isWholeNumber();
  }

  /**
   * Goes on with the value.
   *
   * @returns the position after the value's last byte, or -1 where it goes on after these bytes
   * @throws NotJson, TooDeep
   */
  pass(bytes: Uint8Array, from: number, to: number): number {
    let position = from;
    while (position < to) {
      switch (this.#within) {
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
          else {
            this.#within = Within.nothing;
            if (this.#depth === 1 && this.#isObject[1] === 1) this.texts.push(position);
            if (this.#expects === Expects.key || this.#expects === Expects.keyOrEnd) this.#expects = Expects.colon;
            else if (this.#ended()) return position;
          }
          break;
        }
        case Within.escape: {
          const byte = bytes[position] ?? 0;
          position += 1;
          if (byte === 0x75) {
            this.#within = Within.hex;
            this.#hex = 0;
          } else if (isEscape(byte)) this.#within = Within.text;
          else throw new NotJson("a text has an escape that JSON does not know");
          break;
        }
        case Within.hex: {
          if (!isHex(bytes[position] ?? 0)) throw new NotJson("a text has an escape that JSON does not know");
          position += 1;
          this.#hex += 1;
          if (this.#hex === 4) this.#within = Within.text;
          break;
        }
        case Within.number: {
          if (this.#nextDigit(bytes[position] ?? 0)) {
            position += 1;
            break;
          }
          if (!this.#isWholeNumber()) throw new NotJson("a number ends too early");
          this.#within = Within.nothing;
          if (this.#ended()) return position;
          break;
        }
        case Within.word: {
          if (bytes[position] !== this.#word.charCodeAt(this.#letter))
            throw new NotJson("a word that JSON does not know");
          position += 1;
          this.#letter += 1;
          if (this.#letter === this.#word.length) {
            this.#within = Within.nothing;
            if (this.#ended()) return position;
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
          else if (byte === 0x7b) this.#open(1);
          else if (byte === 0x5b) this.#open(0);
          else if (byte === 0x7d) {
            if (this.#close(1)) return position;
          } else if (byte === 0x5d) {
            if (this.#close(0)) return position;
          } else this.#beginScalar(byte);
        }
      }
    }
    return -1;
  }

  #beginText(position: number): void {
    const isKey = this.#expects === Expects.key || this.#expects === Expects.keyOrEnd;
    if (isKey) this.keyCount += 1;
    else if (!this.#wantsValue()) throw new NotJson("a text stands where none may");
    if (this.#depth === 1 && this.#isObject[1] === 1) {
      this.texts.push(position);
      this.keys.push(isKey ? 1 : 0);
    }
    this.#within = Within.text;
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

  #open(isObject: 0 | 1): void {
    if (!this.#wantsValue()) throw new NotJson("a bracket stands where none may");
    if (this.#depth === this.#mostLevels) throw new TooDeep();
    this.#depth += 1;
    this.holderCount += 1;
    this.#isObject[this.#depth] = isObject;
    this.#expects = isObject === 1 ? Expects.keyOrEnd : Expects.valueOrEnd;
  }

  #close(isObject: 0 | 1): boolean {
    const empty = isObject === 1 ? Expects.keyOrEnd : Expects.valueOrEnd;
    if (
      this.#depth === 0 ||
      this.#isObject[this.#depth] !== isObject ||
      (this.#expects !== Expects.commaOrEnd && this.#expects !== empty)
    ) {
      throw new NotJson("a bracket is closed where it may not be");
    }
    this.#depth -= 1;
    return this.#ended();
  }

  #beginScalar(byte: number): void {
    if (!this.#wantsValue()) throw new NotJson("a value stands where none may");
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
  #ended(): boolean {
    this.#expects = this.#depth === 0 ? Expects.nothing : Expects.commaOrEnd;
    return this.#depth === 0;
  }
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
