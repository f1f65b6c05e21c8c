/** Longest path that is told whole. */
const longest = 1000;

/** A path as a relative reference of a URI, never empty. */
export const uriOf = (path: string): string =>
  // Half a character is in no URI
  Buffer.from(path.slice(-longest))
    .toString()
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .map(encodeURIComponent)
    .join("/") || "plan";
