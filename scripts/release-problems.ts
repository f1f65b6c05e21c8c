/** What a release is made from. */
export interface ReleaseCandidate {
  /** That of package.json. */
  readonly version: string;
  /** That of package-lock.json. */
  readonly lockedVersion: string;
  /** Text of CHANGELOG.md. */
  readonly changelog: string;
  /** Tags of the commit. */
  readonly tags: readonly string[];
  /** Files that differ from the commit. */
  readonly changed: readonly string[];
  /** Paths in the tarball. */
  readonly packed: readonly string[];
}

/** Without these the package is empty, or says less than its README promises. */
const wanted = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "dist/command.cjs",
  "dist/gate.cjs",
  "dist/gate.d.cts",
  "dist/keepwatch.cjs",
  "dist/modules/index.d.ts",
  "dist/modules/index.js",
  "dist/policies/spec/controls/data.json",
  "dist/policy.wasm",
  "dist/scanner.wasm",
  "dist/terraform-module/main.tf.json",
  "docs/report.schema.json",
];

/** What keeps a version from being released, one sentence a flaw. */
export const releaseProblems = (candidate: ReleaseCandidate): string[] => {
  const { version, lockedVersion, changelog, tags, changed, packed } = candidate;
  const [, newest, day] = /^## (\S+) – (.+)$/m.exec(changelog) ?? [];
  return [
    ...(lockedVersion === version
      ? []
      : [`package-lock.json is of ${lockedVersion}, package.json of ${version}: run "npm install"`]),
    ...(newest === version ? [] : [`CHANGELOG.md begins with ${newest ?? "no version"}: begin it with ${version}`]),
    ...(day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)
      ? []
      : [`CHANGELOG.md has "${day}" where the day of ${version} belongs: give it, such as 2026-01-31`]),
    ...(changed.length === 0 ? [] : [`${changed.length} files are not committed: commit them first`]),
    ...(tags.includes(`v${version}`)
      ? []
      : [`the commit has no tag v${version}: run "git tag --annotate v${version}"`]),
    ...wanted.filter((path) => !packed.includes(path)).map((path) => `the tarball lacks ${path}: build it first`),
  ];
};
