/** A policy that denies everything to everybody. */
export const denyingAll = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "*", Resource: "*" }],
});

/** A data protection policy that masks. */
export const maskingAll = JSON.stringify({ Statement: [{ Operation: { Deidentify: { MaskConfig: {} } } }] });

/** A policy that denies some actions. */
export const denyingActions = (...actions: readonly string[]): string =>
  JSON.stringify({ Statement: [{ Effect: "Deny", Action: actions, Resource: "*" }] });
