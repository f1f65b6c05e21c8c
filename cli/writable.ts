/** The same, with fields that can be set. */
export type Writable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
