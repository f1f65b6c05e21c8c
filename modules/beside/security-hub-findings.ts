import { Construct } from "constructs";
import { SecurityhubAccount, SecurityhubStandardsSubscription } from "../parts/cdktf";
import { type Identity, metaOf, type Placement } from "../parts/placement";
import { compareWithProvider } from "../parts/provider-errors";
import type { RequiredStatement } from "../parts/required-statement";
import { EventNotification } from "../tell/event-notification";
import { type CisStandard, standardArn } from "./cis-standard";
import { findingsErrors, type SecurityHubFindingsConfig } from "./findings-config";

/** Security Hub's control of IAM policy changes. */
const controlId = "CloudWatch.4";

/** Turns on Security Hub, and tells failed findings of its control of IAM policy changes to a topic. */
export class SecurityHubFindings extends Construct {
  /** The created hub. */
  readonly hub?: SecurityhubAccount;
  /** The created subscriptions of standards, by version. */
  readonly standards: Readonly<Partial<Record<CisStandard, SecurityhubStandardsSubscription>>>;
  /** What tells the topic. */
  readonly notification: EventNotification;
  /** What the policies of topic and key must contain; they do where the chain creates them with {@link eventBridge} as publisher. */
  readonly requiredStatements: readonly RequiredStatement[];

  /** @throws if a setting is wrong */
  constructor(scope: Construct, id: string, config: SecurityHubFindingsConfig) {
    super(scope, id);
    const errors = findingsErrors(config);
    if (errors.length > 0) {
      throw new Error(errors.join("\n"));
    }
    const identity = identityOf(config);
    compareWithProvider(this, config);
    const created = config.hub?.kind !== "existing";
    if (created) {
      this.hub = new SecurityhubAccount(this, "hub", {
        ...metaOf(identity),
        enableDefaultStandards: false,
        // Findings then carry the id of the control, not one id for each standard
        controlFindingGenerator: "SECURITY_CONTROL",
        autoEnableControls: true,
      });
    }
    const { standards = created ? (["cis-1.4.0"] as const) : [] } = config;
    this.standards = Object.fromEntries(
      standards.map((standard) => [
        standard,
        new SecurityhubStandardsSubscription(this, standard, {
          ...metaOf(identity),
          standardsArn: standardArn(identity, standard),
          ...(this.hub ? { dependsOn: [this.hub] } : {}),
        }),
      ]),
    );
    this.notification = new EventNotification(this, "notification", {
      ...config,
      identity,
      description: `Security Hub finds that IAM policy changes are not monitored (${controlId})`,
      eventPattern: {
        source: ["aws.securityhub"],
        "detail-type": ["Security Hub Findings - Imported"],
        detail: {
          findings: {
            Compliance: { SecurityControlId: [controlId], Status: ["FAILED"] },
            RecordState: ["ACTIVE"],
            // What somebody has taken note of, or suppressed, is not told again at the next check
            Workflow: { Status: ["NEW"] },
          },
        },
      },
      values: {
        account: "$.detail.findings[0].AwsAccountId",
        control: "$.detail.findings[0].Compliance.SecurityControlId",
        reason: "$.detail.findings[0].Compliance.StatusReasons[0].Description",
        region: "$.detail.findings[0].Region",
        remedy: "$.detail.findings[0].Remediation.Recommendation.Url",
        time: "$.detail.findings[0].UpdatedAt",
        title: "$.detail.findings[0].Title",
      },
      message: [
        "Security Hub control <control> failed in account <account>, region <region>: <title>",
        "Reason: <reason>",
        "Found: <time>",
        "Remedy: <remedy>",
      ],
    });
    this.requiredStatements = this.notification.requiredStatements;
  }
}

const identityOf = (config: Placement & Pick<SecurityHubFindingsConfig, "name">): Identity => ({
  ...config,
  name: config.name ?? "iam-policy-changes-findings",
});
