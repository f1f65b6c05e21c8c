/** One definition of the decision: its letter, what it says, and the plans that show it. */
export interface Definition {
  readonly letter: string;
  readonly says: string;
  readonly cases: readonly string[];
}

/** Every definition by which the gate decides. */
export const definitions: readonly Definition[] = [
  {
    letter: "S1",
    says: "before is compared as applied and as found",
    cases: [
      "edit:mended by hand, and the plan puts the flaw back",
      "plan:drift-threshold-repaired",
      "plan:drift-filter-repaired",
    ],
  },
  {
    letter: "S2",
    says: "objects are the same by address, and drift has the new one",
    cases: ["edit:a moved object that had drifted", "plan:alarm-moved"],
  },
  {
    letter: "S3",
    says: "a deposed object is of before, and deleting it counts",
    cases: ["edit:S3: a deposed alarm of the same name deleted", "edit:a deposed alarm of another name cleaned up"],
  },
  {
    letter: "S4",
    says: "drift that is left in place, or accepted, does not hide",
    cases: ["edit:drift that the plan leaves", "plan:drift-threshold-accepted", "plan:drift-threshold-ignored"],
  },
  {
    letter: "S5",
    says: "null, blank, empty and missing are one value, and then the default applies",
    cases: [
      "edit:null, blank, empty and missing are one value",
      "edit:multi-region absent: false",
      "edit:actions_enabled absent: true",
    ],
  },
  {
    letter: "C1",
    says: "chains are compared, also flawed ones",
    cases: [
      "edit:an alarm with a threshold of three deleted",
      "edit:a threshold of three raised to ten",
      "edit:a threshold of three stays",
      "edit:a threshold of three lowered",
    ],
  },
  {
    letter: "C2",
    says: "a flaw has a reason, a detail and a degree",
    cases: ["edit:an unfit statistic becomes another one", "edit:a new flaw beside an old one"],
  },
  {
    letter: "C3",
    says: "names play no part",
    cases: ["edit:filter, metric and alarm under other names", "plan:chain-swapped", "plan:construct-renamed"],
  },
  {
    letter: "C4",
    says: "what is outside is trusted as it was, and another is another",
    cases: ["edit:an external topic stays", "edit:an external topic becomes another one"],
  },
  {
    letter: "C5",
    says: "where nothing managed follows, something outside is presumed",
    cases: [
      "edit:the last managed subscription of an external topic deleted",
      "edit:the managed subscription of an external topic stays",
      "plan:metric-renamed-under-alarm",
    ],
  },
  {
    letter: "C6",
    says: "what was managed and is no more is gone, not external",
    cases: ["edit:C6: the topic forgotten for a data source", "plan:alarm-forgotten"],
  },
  {
    letter: "C7",
    says: "filters that aim at nothing make no chains",
    cases: ["edit:a filter that aims at nothing deleted", "plan:unrelated-alarm-deleted"],
  },
  {
    letter: "C8",
    says: "a redundant object may get worse",
    cases: ["edit:C8: a worse alarm of another name beside it", "plan:duplicate-alarm-raised"],
  },
  {
    letter: "P1",
    says: "what the plan writes twice or destroys after writing is contested",
    cases: [
      "edit:P1: an alarm destroyed after its own creation",
      "edit:P1: a second alarm of the same name that differs",
      "edit:P1: a second alarm of the same name that does not differ",
      "plan:alarm-address-renamed",
    ],
  },
  {
    letter: "P2",
    says: "identity is what the account knows a thing by",
    cases: ["edit:the subscription deleted, the same one created at another address"],
  },
  {
    letter: "P3",
    says: "what lives in a thing goes with it",
    cases: ["edit:P3: the group replaced, its filter left", "edit:P3: the group replaced, and its filter"],
  },
  {
    letter: "V1",
    says: "unknown and not configured is the default",
    cases: ["edit:the group's class known after apply, not configured"],
  },
  {
    letter: "V2",
    says: "names decide before references do",
    cases: ["edit:the topic's ARN known after apply: composed"],
  },
  {
    letter: "V3",
    says: "what is known cannot make a link unknown",
    cases: [
      "edit:a link known after apply to what is known",
      "plan:chain-swapped",
      "plan:shapes/existing-group/group-read-after-apply",
    ],
  },
  {
    letter: "V4",
    says: "a set with an unknown element is unknown",
    cases: [
      "edit:actions known after apply",
      "plan:first-creation",
      "plan:shapes/list-of-topics/other-topic-replaced",
      "plan:shapes/conditionals-and-locals/topic-renamed",
    ],
  },
  {
    letter: "V5",
    says: "references are followed instance by instance",
    cases: [
      "plan:shapes/nested-modules/first-creation",
      "plan:shapes/nested-modules/group-renamed",
      "plan:shapes/repeated-modules/first-creation",
      "plan:shapes/repeated-modules/other-instance",
      "plan:shapes/one-map/first-creation",
    ],
  },
  {
    letter: "V6",
    says: "an unknown policy is read from the one document that it comes from",
    cases: ["plan:chain-swapped", "plan:first-creation"],
  },
  {
    letter: "V7",
    says: "attributes that echo separate resources do not count",
    cases: [
      "edit:an attribute that echoes a policy resource that goes",
      "edit:V7: an exclusive list without the role's policy",
      "edit:V7: an exclusive list with the role's policy",
    ],
  },
  {
    letter: "V8",
    says: "region and account come from ARNs, attributes and providers",
    cases: [
      "edit:V8: the alarm moved by its region attribute",
      "edit:one of two accounts loses its alarm",
      "edit:the same chain in two accounts",
      "plan:alarm-other-region",
    ],
  },
  {
    letter: "R1",
    says: "the properties of two trails are not added up",
    cases: [
      "edit:read events by one trail, write events by another",
      "edit:an organization's trail becomes one of an account",
    ],
  },
  {
    letter: "R2",
    says: "read and write events are two properties, each given by any selector",
    cases: ["edit:selectors of read and write events on one trail", "plan:trail-read-only", "plan:trail-advanced"],
  },
  {
    letter: "R3",
    says: "the records of IAM are the universe, losing the wider text is a warning",
    cases: ["plan:filter-with-event-source", "edit:pattern: another source"],
  },
  {
    letter: "R4",
    says: "what a pattern leaves unproven is a flaw for each condition",
    cases: [
      "edit:one of two conditions removed",
      "edit:a condition added to another",
      "edit:a condition written in another order",
    ],
  },
  {
    letter: "R5",
    says: "too broad has a degree",
    cases: ["edit:a pattern that is too broad becomes broader", "edit:pattern: everything"],
  },
  {
    letter: "R6",
    says: "a metric that others flood is polluted",
    cases: [
      "edit:R6: a filter that matches all on the same metric",
      "edit:R6: a second filter of some of the events on the same metric",
    ],
  },
  {
    letter: "R7",
    says: "a threshold is how many events it takes",
    cases: [
      "edit:threshold 2",
      "edit:above 0",
      "edit:above 1",
      "edit:value 3 makes threshold 3 harmless",
      "edit:threshold 0",
    ],
  },
  {
    letter: "R8",
    says: "the alarm's form is one that a single event sets off",
    cases: ["plan:alarm-maximum", "edit:period 360", "edit:1 of 2", "edit:1 of 288"],
  },
  {
    letter: "R9",
    says: "a query counts where it is the metric, a composite alarm where it is the alarm",
    cases: [
      "edit:bare metric query",
      "edit:metric math: the metric itself",
      "edit:expression",
      "edit:R9: a composite alarm speaks for it",
      "edit:R9: the composite follows another alarm, too",
    ],
  },
  {
    letter: "R10",
    says: "a policy is asked with what the service tells of itself",
    cases: [
      "edit:topic policy: organization",
      "edit:topic policy: not another organization",
      "edit:topic policy: a key nobody knows",
      "edit:topic policy: deny without TLS",
    ],
  },
  {
    letter: "R11",
    says: "a subscription is pending until somebody confirms it",
    cases: [
      "edit:pending",
      "plan:subscription-other-endpoint",
      "edit:a new queue of the topic's account confirms itself",
      "edit:the subscription goes to a queue of another account",
    ],
  },
  {
    letter: "R12",
    says: "what is put on something external here is judged",
    cases: [
      "edit:a policy on an external topic shuts CloudWatch out",
      "edit:a policy that shuts nobody out on an external topic",
    ],
  },
  {
    letter: "N1",
    says: "what cannot be judged is no pass",
    cases: [
      "edit:the plan is errored",
      "edit:an action that nobody knows",
      "edit:the alarm's change is deferred",
      "edit:an object without anything in it",
    ],
  },
];
