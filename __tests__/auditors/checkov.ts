import type { Complaint } from "./complaints";

/** The release that was asked. */
export const checkovVersion = "3.3.30";

/** Every check that fails on the plan of the smallest chain, and of the one whose record has all that can be asked for. */
export const checkovComplaints: readonly Complaint[] = [
  {
    check: "CKV_AWS_18",
    wants: "access to a bucket is logged",
    fails: { minimal: ["record"] },
    why: "needs a second bucket, which many accounts have: `trail.bucket.accessLogs` asks for it",
  },
  {
    check: "CKV_AWS_144",
    wants: "a bucket is copied to another region",
    fails: { minimal: ["record"], "audited-record": ["access logs"] },
    why: "needs a bucket and a key elsewhere: `trail.bucket.replication` asks for it. The access logs are not copied",
  },
  {
    check: "CKV_AWS_145",
    wants: "a bucket has a key of KMS",
    fails: { "audited-record": ["access logs"] },
    why: "S3 writes access logs only to a bucket with its own encryption",
  },
  {
    check: "CKV_AWS_252",
    wants: "the trail tells a topic of every file",
    fails: { minimal: ["trail"], "audited-record": ["trail"] },
    why: "it would send a message every few minutes that names a file, not a call; the alarm tells those who must know",
  },
  {
    check: "CKV2_AWS_61",
    wants: "a bucket has a lifecycle",
    fails: { minimal: ["record"] },
    why: "each account decides how long and where it keeps its record: `trail.bucket.lifecycle` asks for it",
  },
  {
    check: "CKV2_AWS_62",
    wants: "a bucket tells of what happens in it",
    fails: { minimal: ["record"], "audited-record": ["access logs", "record"] },
    why: "a notification without a listener tells nobody; the trail's own records say who changed the bucket",
  },
];
