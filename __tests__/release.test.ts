// A release is refused until it is dated, committed, tagged and whole: each thing is missing once.
import { bundledBill, packagesOf } from "../scripts/bill-of-materials";
import { type ReleaseCandidate, releaseProblems } from "../scripts/release-problems";

const packed = [
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

const ready: ReleaseCandidate = {
  version: "1.2.0",
  lockedVersion: "1.2.0",
  changelog: "# Changelog\n\n## 1.2.0 – 2026-01-31\n\n- News\n\n## 1.1.0 – 2025-12-24\n",
  tags: ["v1.2.0"],
  changed: [],
  packed,
};

test("nothing keeps a version back that is dated, committed, tagged and whole", () => {
  expect(releaseProblems(ready)).toEqual([]);
});

test.each<[string, Partial<ReleaseCandidate>, RegExp]>([
  ["a lock file of another version", { lockedVersion: "1.1.0" }, /package-lock\.json is of 1\.1\.0/],
  ["a changelog without it", { changelog: "# Changelog\n\n## 1.1.0 – 2025-12-24\n" }, /begins with 1\.1\.0/],
  ["a changelog without any", { changelog: "# Changelog\n" }, /begins with no version/],
  ["a version without a day", { changelog: "## 1.2.0 – unreleased\n" }, /"unreleased" where the day/],
  ["changes that are not committed", { changed: [" M README.md"] }, /1 files are not committed/],
  ["a commit without its tag", { tags: ["v1.1.0"] }, /no tag v1\.2\.0/],
  [
    "a tarball that was not built",
    { packed: packed.filter((path) => path !== "dist/gate.cjs") },
    /lacks dist\/gate\.cjs/,
  ],
])("%s keeps a version back", (_, flaw, sentence) => {
  expect(releaseProblems({ ...ready, ...flaw })).toEqual([expect.stringMatching(sentence)]);
});

test("the packages of a bundle are those that its inputs lie in", () => {
  expect(
    packagesOf([
      "cli/main.ts",
      "node_modules/b/index.js",
      "node_modules/a/node_modules/@c/d/lib/e.js",
      "node_modules/b/f.js",
    ]),
  ).toEqual(["node_modules/a/node_modules/@c/d", "node_modules/b"]);
});

test("the bill of materials has what is bundled, and nothing else", () => {
  const whole = {
    metadata: { component: { name: "folder", "bom-ref": "keepwatch@1.2.0" } },
    components: [{ "bom-ref": "@c/d@1.0.0" }, { "bom-ref": "b@1.0.0" }, { "bom-ref": "b@0.1.0" }],
    dependencies: [
      { ref: "keepwatch@1.2.0", dependsOn: ["b@1.0.0", "b@0.1.0"] },
      { ref: "b@1.0.0", dependsOn: ["@c/d@1.0.0", "b@0.1.0"] },
      { ref: "b@0.1.0", dependsOn: [] },
    ],
  };
  expect(bundledBill(whole, "keepwatch", ["@c/d@1.0.0", "b@1.0.0"])).toEqual({
    metadata: { component: { name: "keepwatch", "bom-ref": "keepwatch@1.2.0" } },
    components: whole.components.slice(0, 2),
    dependencies: [
      { ref: "keepwatch@1.2.0", dependsOn: ["@c/d@1.0.0", "b@1.0.0"] },
      { ref: "b@1.0.0", dependsOn: ["@c/d@1.0.0"] },
    ],
  });
});
