// checkov, whole, over the plans of two examples: it says what the page lists, and nothing else.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkovComplaints, checkovVersion } from "../auditors/checkov";
import { failuresIn } from "../auditors/complaints";
import { exampleOf } from "../examples";
import { answerOf, outputOf } from "./command";
import { describeWhereNamed } from "./prerequisites";
import { filesOf, offline, offlineEnvironment, terraform, write } from "./terraform";

const checkov = process.env["KEEPWATCH_CHECKOV"] ?? "";

interface Failed {
  readonly check_id: string;
  readonly resource: string;
}

/** What a check failed on, in the words of the list. */
const wordsFor = (resource: string): string => {
  if (resource.startsWith("aws_cloudtrail.")) return "trail";
  return resource.includes("access-logs") ? "access logs" : "record";
};

describeWhereNamed("KEEPWATCH_CHECKOV")("checkov", () => {
  let root: string;

  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-checkov-")));
  });

  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test.each(["minimal", "audited-record"])("complains of the plan of %s as the page says", async (name) => {
    const folder = join(root, name);
    mkdirSync(folder);
    const surroundings = { folder, environment: offlineEnvironment(root) };
    const provider = { aws: { ...offline.provider.aws, region: "eu-central-1" } };
    write(folder, {
      ...filesOf(exampleOf(name).stack),
      "provider_override.tf.json": JSON.stringify({ provider }),
    });
    await outputOf(terraform, ["init", "-input=false"], surroundings);
    await outputOf(terraform, ["plan", "-input=false", "-out=plan.bin"], surroundings);
    writeFileSync(join(folder, "plan.json"), await outputOf(terraform, ["show", "-json", "plan.bin"], surroundings));
    const words = ["-f", "plan.json", "--framework", "terraform_plan", "--skip-download", "--quiet", "-o", "json"];
    const { stdout } = await answerOf(checkov, words, surroundings);
    const { results, summary } = JSON.parse(stdout) as {
      readonly results: { readonly failed_checks: readonly Failed[] };
      readonly summary: { readonly passed: number; readonly checkov_version: string };
    };
    expect(summary.checkov_version).toBe(checkovVersion);
    expect(summary.passed).toBeGreaterThan(50);
    const said: Record<string, string[]> = {};
    for (const { check_id, resource } of results.failed_checks) {
      said[check_id] = [...(said[check_id] ?? []), wordsFor(resource)].sort();
    }
    expect(said).toEqual(failuresIn(checkovComplaints, name));
  });
});
