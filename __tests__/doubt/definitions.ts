/** One definition of doubt: its letter, and what shows it. */
export interface DoubtDefinition {
  readonly letter: string;
  /** Names of plans of `cases.json`, or of edited ones, as `edit:` and their id. */
  readonly cases: readonly string[];
}

/** Every definition by which doubt is decided, and R13, which is about what no plan tells. */
export const doubtDefinitions: readonly DoubtDefinition[] = [
  {
    letter: "D1",
    cases: [
      "accept/alone-renamed",
      "reject/alias-filter-threshold-100",
      "reject/alone-alarm-deleted",
      "reject/alone-alarm-swapped-weak",
      "reject/alone-under-alias-alarm-deleted",
      "reject/filter-dimension-through-local",
      "reject/org-unknown",
    ],
  },
  {
    letter: "D3",
    cases: [
      "accept/chained-assume-role",
      "accept/renamed-beside-subscription-elsewhere",
      "accept/third-account-added",
      "reject/alarm-made-again-by-another-profile",
      "reject/bucket-policy-by-another-account",
      "reject/filter-of-other-region-stays",
      "reject/filter-provider-changed",
      "reject/filter-replaced-provider-changed",
      "reject/role-policy-twin-in-another-region",
    ],
  },
  {
    letter: "D5",
    cases: ["edit:one of two accounts loses its alarm", "edit:the same chain in two accounts"],
  },
  {
    letter: "D6",
    cases: [
      "accept/twin-alarm-equal",
      "reject/alias-dup-deleted",
      "reject/alias-overwrite",
      "reject/cbd-same-attachment",
      "reject/deposed-same-aws_sns_topic_policy",
      "reject/dup-deleted-aws_s3_bucket_policy",
      "reject/dup-key-deleted",
      "reject/reimported-aws_iam_role_policy",
      "reject/role-policy-moved-inline",
      "reject/role-policy-moved-inline-unnamed",
      "reject/second-bucket-policy",
      "reject/twin-role-policy",
    ],
  },
  { letter: "D7", cases: ["reject/managed-policy-arns-emptied"] },
  {
    letter: "D8",
    cases: [
      "reject/actions-coalesce-parameter-or-new-topic",
      "reject/refs-var-second-or-data-known",
      "reject/role-policy-of-document-and-random",
    ],
  },
  {
    letter: "D9",
    cases: [
      "reject/exclusive-list-through-local",
      "reject/key-policy-through-local",
      "reject/role-deny-through-local",
      "reject/topic-renamed-policy-through-local-refuses",
    ],
  },
  { letter: "D10", cases: ["reject/lambda-only-removed"] },
  { letter: "D11", cases: ["reject/datapoints-2of2", "reject/period-shortened-threshold3"] },
  { letter: "D12", cases: ["reject/email-auto-confirms"] },
  { letter: "D13", cases: ["reject/external-group-other-region"] },
  { letter: "D14", cases: ["reject/query-metric-unlisted"] },
  { letter: "R13", cases: ["reject/attachment-to-roles-through-local"] },
];
