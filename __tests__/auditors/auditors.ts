import { publishedPattern } from "../../modules/alarm/filter-pattern";
import { requiredEvents } from "../required-events";
import type { Auditor } from "./auditor";

const withoutBlanks = (pattern: string): string => pattern.replaceAll(/\s/g, "");
const canonical = publishedPattern("canonical", requiredEvents);
const documented = [canonical, publishedPattern("security-hub", requiredEvents)].map(withoutBlanks);

const wholeTrail = ["multi-region", "logging"] as const;

/**
 * The predicates of the auditors of this control, as their sources have them, by the catalogue's ids where it has their patterns.
 *
 * What an auditor asks of other controls, as CloudSploit of fifteen at once, is left out.
 */
export const auditorPredicates: Readonly<Record<string, Auditor>> = {
  powerpipe: { trail: [...wholeTrail, "all-selector"], alarm: "metric-name", told: "subscribed" },
  prowler: { trail: [], alarm: "metric-name" },
  "prowler-before-2026-06": { trail: [], alarm: "metric-name" },
  trivy: { trail: wholeTrail, wantsOneFilter: true, alarm: "filter-name" },
  cloudsploit: {},
  scoutsuite: {},
  electriceye: { trail: [], alarm: "metric" },
  mitre: {
    trail: [...wholeTrail, "management-selector"],
    wantsOneFilter: true,
    alarm: "metric",
    wantsOneAlarm: true,
    told: "confirmed",
  },
  "benchmark-text": {},
  elastic: {
    trail: [...wholeTrail, "management-selector"],
    wantsOneFilter: true,
    alarm: "filter-name",
    told: "subscribed",
  },
  kics: { alarm: "resource-name" },
  zeuscloud: { trail: wholeTrail, alarm: "metric-name" },
  "aws-security-benchmark": { trail: [], alarm: "metric", told: "subscribed" },
  "security-hub": {
    title: "AWS Security Hub CloudWatch.4, as documented",
    recognises: (pattern) => documented.includes(withoutBlanks(pattern)),
    trail: wholeTrail,
    alarm: "metric",
    told: "subscribed",
  },
  "cloud-custodian": {
    title: "Cloud Custodian, given the pattern",
    recognises: () => true,
    trail: [...wholeTrail, "management-selector"],
    alarm: "metric",
    told: "confirmed",
  },
  "risk-sentinel": {
    title: "risk-sentinel's InSpec profile",
    recognises: (pattern) => pattern === canonical,
    trail: [...wholeTrail, "management-selector"],
    wantsOneFilter: true,
    alarm: "metric",
    wantsOneAlarm: true,
  },
  mondoo: { title: "Mondoo cnspec", recognises: (pattern) => pattern.includes("AttachRolePolicy") },
};

/** Auditors that compare a pattern byte by byte with one text: there is none that all of them take. */
export const byteLiteral: readonly string[] = ["benchmark-text", "electriceye", "mitre", "risk-sentinel", "scoutsuite"];
