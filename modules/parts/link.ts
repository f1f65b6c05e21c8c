/** A link that is defined here. */
export interface Created {
  readonly kind: "created";
}

/** A link that is there already. */
export interface Existing {
  readonly kind: "existing";
}
