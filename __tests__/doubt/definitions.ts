/** One definition of doubt: its letter, and what shows it. */
export interface DoubtDefinition {
  readonly letter: string;
  /** Names of cases in __tests__/plans. */
  readonly cases: readonly string[];
}

/** Every definition by which doubt is decided, and R13, which is about what no plan tells. */
export const doubtDefinitions: readonly DoubtDefinition[] = [
  {
    letter: "D1",
    cases: [
      "doubt:accept/alone-renamed",
      "doubt:reject/alias-filter-threshold-100",
      "doubt:reject/alone-alarm-deleted",
      "doubt:reject/alone-alarm-swapped-weak",
      "doubt:reject/alone-under-alias-alarm-deleted",
      "doubt:reject/filter-dimension-through-local",
      "doubt:reject/org-unknown",
    ],
  },
  {
    letter: "D3",
    cases: [
      "doubt:accept/chained-assume-role",
      "doubt:accept/renamed-beside-subscription-elsewhere",
      "doubt:accept/third-account-added",
      "doubt:reject/alarm-made-again-by-another-profile",
      "doubt:reject/bucket-policy-by-another-account",
      "doubt:reject/filter-of-other-region-stays",
      "doubt:reject/filter-provider-changed",
      "doubt:reject/filter-replaced-provider-changed",
      "doubt:reject/role-policy-twin-in-another-region",
    ],
  },
  {
    letter: "D5",
    cases: ["edit:one of two accounts loses its alarm", "edit:the same chain in two accounts"],
  },
  {
    letter: "D6",
    cases: [
      "doubt:accept/twin-alarm-equal",
      "doubt:reject/alias-dup-deleted",
      "doubt:reject/alias-overwrite",
      "doubt:reject/cbd-same-attachment",
      "doubt:reject/deposed-same-aws_sns_topic_policy",
      "doubt:reject/dup-deleted-aws_s3_bucket_policy",
      "doubt:reject/dup-key-deleted",
      "doubt:reject/reimported-aws_iam_role_policy",
      "doubt:reject/role-policy-moved-inline",
      "doubt:reject/role-policy-moved-inline-unnamed",
      "doubt:reject/second-bucket-policy",
      "doubt:reject/twin-role-policy",
    ],
  },
  { letter: "D7", cases: ["doubt:reject/managed-policy-arns-emptied"] },
  {
    letter: "D8",
    cases: [
      "doubt:reject/actions-coalesce-parameter-or-new-topic",
      "doubt:reject/refs-var-second-or-data-known",
      "doubt:reject/role-policy-of-document-and-random",
    ],
  },
  {
    letter: "D9",
    cases: [
      "doubt:reject/exclusive-list-through-local",
      "doubt:reject/key-policy-through-local",
      "doubt:reject/role-deny-through-local",
      "doubt:reject/topic-renamed-policy-through-local-refuses",
    ],
  },
  { letter: "D10", cases: ["doubt:reject/lambda-only-removed"] },
  { letter: "D11", cases: ["doubt:reject/datapoints-2of2", "doubt:reject/period-shortened-threshold3"] },
  { letter: "D12", cases: ["doubt:reject/email-auto-confirms"] },
  { letter: "D13", cases: ["doubt:reject/external-group-other-region"] },
  { letter: "D14", cases: ["doubt:reject/query-metric-unlisted"] },
  { letter: "R13", cases: ["doubt:reject/attachment-to-roles-through-local"] },
];
