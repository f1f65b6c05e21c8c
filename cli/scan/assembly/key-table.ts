// Finds what belongs to a key by the bytes that it is written in.
import { areSame, byteAt } from "./bytes";

/** A table of keys, which cli/relevant/tables.ts writes: as many slots as `last` says, and one. */
@unmanaged
export class KeyTable {
  last: u32;
}

@unmanaged
class Slot {
  /** Where the key begins, 0 in a slot that is empty. */
  key: usize;
  length: u32;
  value: i32;
}

/** What belongs to a key, or -1. */
export function belongingTo(table: KeyTable, from: usize, to: usize): i32 {
  const length = <u32>(to - from);
  let number = signOf(from, to) & table.last;
  let slot = slotAt(table, number);
  while (slot.key !== 0) {
    if (slot.length === length && areSame(slot.key, from, length)) return slot.value;
    number = (number + 1) & table.last;
    slot = slotAt(table, number);
  }
  return -1;
}

function slotAt(table: KeyTable, number: u32): Slot {
  return changetype<Slot>(changetype<usize>(table) + offsetof<KeyTable>() + number * offsetof<Slot>());
}

// Length and some of the bytes, which tell most keys from each other.
function signOf(from: usize, to: usize): u32 {
  if (from === to) return 0;
  const some =
    <u32>(to - from) ^
    (byteAt(from) * 0x9e3779b1) ^
    (byteAt(from + ((to - from) >>> 1)) * 0x85ebca6b) ^
    (byteAt(to - 1) * 0xc2b2ae35);
  return some ^ (some >>> 15);
}
