// Prowler, whole, over what the account's own API says of two deployed examples: it says what the page lists, and nothing else.
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failuresIn } from "../auditors/complaints";
import { ofOtherControls, prowlerComplaints, prowlerServices, prowlerVersion } from "../auditors/prowler";
import { exampleOf } from "../examples";
import { answerOf, outputOf } from "./command";
import { type Moto, startMoto } from "./moto";
import { describeWhereNamed } from "./prerequisites";
import { apply, filesOf, terraform, terraformEnvironment, write } from "./terraform";

const prowler = process.env["KEEPWATCH_PROWLER"] ?? "";

/** Milliseconds that Prowler may take: it asks every service, one call after another. */
const auditTimeout = 600_000;

interface Finding {
  readonly status_code: "PASS" | "FAIL" | "MANUAL";
  readonly metadata: { readonly event_code: string; readonly product: { readonly version: string } };
  readonly resources: readonly { readonly uid: string }[];
}

/** What a check failed on, in the words of the list. */
const wordsFor = ({ resources: [resource] }: Finding): string => {
  if (resource?.uid.includes(":cloudtrail:")) return "trail";
  return resource?.uid.endsWith("-logs") ? "access logs" : "record";
};

describeWhereNamed("KEEPWATCH_PROWLER")("Prowler", () => {
  let root: string;
  let account: Moto;

  beforeAll(async () => {
    root = realpathSync(mkdtempSync(join(tmpdir(), "keepwatch-prowler-")));
    account = await startMoto();
  });

  afterAll(() => {
    account?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test.each(["minimal", "audited-record"])(
    "complains of the deployed %s as the page says",
    async (name) => {
      await account.reset();
      const environment = { ...account.environment, ...terraformEnvironment(root) };
      const folder = join(root, name);
      const initialised = { folder: join(root, `${name}-initialised`), environment };
      const files = filesOf(exampleOf(name).stack);
      write(initialised.folder, files);
      await outputOf(terraform, ["init", "-input=false"], initialised);
      await apply(folder, initialised, { files });
      const words = ["aws", "--region", "eu-central-1", "--services", ...prowlerServices, "--ignore-exit-code-3"];
      await answerOf(prowler, [...words, "-M", "json-ocsf", "-o", folder, "-F", "said", "--no-banner"], {
        folder,
        environment,
        timeout: auditTimeout,
      });
      const findings: readonly Finding[] = JSON.parse(readFileSync(join(folder, "said.ocsf.json"), "utf8"));
      expect(findings[0]?.metadata.product.version).toBe(prowlerVersion);
      const ofControl = findings.filter(
        ({ metadata }) => metadata.event_code === "cloudwatch_log_metric_filter_policy_changes",
      );
      expect(ofControl.map(({ status_code }) => status_code)).toEqual(["PASS"]);
      const said: Record<string, string[]> = {};
      for (const finding of findings) {
        const { event_code } = finding.metadata;
        if (finding.status_code !== "FAIL" || ofOtherControls.test(event_code)) continue;
        said[event_code] = [...(said[event_code] ?? []), wordsFor(finding)].sort();
      }
      expect(said).toEqual(failuresIn(prowlerComplaints, name));
    },
    auditTimeout,
  );
});
