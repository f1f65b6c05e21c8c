import type { PlanCase } from "../plan-case";
import { fresh, trail } from "./deployed";
import { edited } from "./edited";
import {
  been,
  changed,
  created,
  deleted,
  forgotten,
  having,
  type Plan,
  stepped,
  there,
  unsettled,
  type Values,
} from "./plan-edit";

const selected = (...field_selector: readonly Values[]): Plan =>
  changed(trail, {
    event_selector: [],
    advanced_event_selector: [
      { name: "", field_selector: [{ field: "eventCategory", equals: ["Management"] }, ...field_selector] },
    ],
  });

/** Edits of the trail: what it records, and where it delivers. */
export const trailEdits: readonly PlanCase[] = edited([
  ["aws_cloudtrail deleted", having(deleted(trail)), ["trail_missing"]],
  ["aws_cloudtrail forgotten", having(forgotten(trail)), ["trail_missing"]],
  ["not logging", changed(trail, { enable_logging: false }), ["trail_not_logging"]],
  ["logging absent: true", changed(trail, { enable_logging: null }), []],
  ["logging unknown", changed(trail, { enable_logging: undefined }), ["trail_unknown"]],
  ["one region", changed(trail, { is_multi_region_trail: false }), ["trail_single_region"]],
  ["multi-region absent: false", changed(trail, { is_multi_region_trail: null }), ["trail_single_region"]],
  [
    "no global events",
    changed(trail, { include_global_service_events: false }),
    ["trail_without_global_service_events"],
  ],
  ["global events absent: true", changed(trail, { include_global_service_events: null }), []],
  [
    "read only",
    changed(trail, {
      event_selector: [
        {
          data_resource: [],
          exclude_management_event_sources: [],
          include_management_events: true,
          read_write_type: "ReadOnly",
        },
      ],
    }),
    ["trail_without_write_events"],
  ],
  [
    "write only",
    changed(trail, {
      event_selector: [
        {
          data_resource: [],
          exclude_management_event_sources: [],
          include_management_events: true,
          read_write_type: "WriteOnly",
        },
      ],
    }),
    ["trail_without_read_events"],
  ],
  [
    "no management events",
    changed(trail, {
      event_selector: [
        {
          data_resource: [],
          exclude_management_event_sources: [],
          include_management_events: false,
          read_write_type: "All",
        },
      ],
    }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  [
    "kms excluded",
    changed(trail, {
      event_selector: [
        {
          data_resource: [],
          exclude_management_event_sources: ["kms.amazonaws.com"],
          include_management_events: true,
          read_write_type: "All",
        },
      ],
    }),
    [],
  ],
  [
    "iam excluded",
    changed(trail, {
      event_selector: [
        {
          data_resource: [],
          exclude_management_event_sources: ["iam.amazonaws.com"],
          include_management_events: true,
          read_write_type: "All",
        },
      ],
    }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  ["selectors absent: all management events", changed(trail, { event_selector: null }), []],
  ["selectors unknown", changed(trail, { event_selector: undefined }), ["trail_unknown"]],
  [
    "advanced management",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [{ name: "x", field_selector: [{ field: "eventCategory", equals: ["Management"] }] }],
    }),
    [],
  ],
  [
    "advanced data only",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [{ name: "x", field_selector: [{ field: "eventCategory", equals: ["Data"] }] }],
    }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  [
    "advanced without iam",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [
        {
          name: "x",
          field_selector: [
            { field: "eventCategory", equals: ["Management"] },
            { field: "eventSource", not_equals: ["iam.amazonaws.com"] },
          ],
        },
      ],
    }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  [
    "advanced without kms",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [
        {
          name: "x",
          field_selector: [
            { field: "eventCategory", equals: ["Management"] },
            { field: "eventSource", not_equals: ["kms.amazonaws.com"] },
          ],
        },
      ],
    }),
    [],
  ],
  [
    "advanced read only",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [
        {
          name: "x",
          field_selector: [
            { field: "eventCategory", equals: ["Management"] },
            { field: "readOnly", equals: ["true"] },
          ],
        },
      ],
    }),
    ["trail_without_write_events"],
  ],
  [
    "advanced, one user only",
    changed(trail, {
      event_selector: [],
      advanced_event_selector: [
        {
          name: "x",
          field_selector: [
            { field: "eventCategory", equals: ["Management"] },
            { field: "userIdentity.arn", equals: ["x"] },
          ],
        },
      ],
    }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  ["no group", changed(trail, { cloud_watch_logs_group_arn: null }), ["trail_detached"]],
  [
    "another group",
    changed(trail, { cloud_watch_logs_group_arn: "arn:aws:logs:us-east-1:123456789012:log-group:/other:*" }),
    ["group_external", "role_permission_refuses"],
  ],
  [
    "group arn without its ending",
    changed(trail, {
      cloud_watch_logs_group_arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/cloudtrail/iam-policy-changes",
    }),
    [],
  ],
  ["no role", changed(trail, { cloud_watch_logs_role_arn: null }), ["role_missing"]],
  [
    "external role",
    changed(trail, { cloud_watch_logs_role_arn: "arn:aws:iam::123456789012:role/other" }),
    ["role_external"],
  ],
  ["external bucket", changed(trail, { s3_bucket_name: "other" }), ["bucket_external"]],
  ["prefix that the policy does not allow", changed(trail, { s3_key_prefix: "logs" }), ["bucket_policy_refuses"]],
  ["no key", changed(trail, { kms_key_id: null }), []],
  [
    "external key",
    changed(trail, { kms_key_id: "arn:aws:kms:us-east-1:123456789012:key/other" }),
    ["trail_key_external"],
  ],
  [
    "validation off: another control",
    changed(trail, { enable_log_file_validation: false }),
    [],
    ["safeguard_given_up"],
  ],
  ["organization", changed(trail, { is_organization_trail: true }), []],
  [
    "a trail renamed under a role, a bucket and a key that trust the old one",
    having(stepped(trail, ["delete", "create"], { name: "new", ...fresh, home_region: undefined })),
    ["bucket_policy_refuses", "role_trust_refuses", "trail_key_refuses"],
    ["monitoring_gap"],
  ],
  [
    "a link known after apply to what is known",
    having(stepped(trail, ["update"], { cloud_watch_logs_group_arn: undefined })),
    ["trail_detached_unknown"],
  ],
  [
    "read events by one trail, write events by another",
    having(
      been(trail, {}, { event_selector: [{ include_management_events: true, read_write_type: "ReadOnly" }] }),
      created(
        "aws_cloudtrail",
        {
          ...trail.change.after,
          name: "second",
          arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
          id: undefined,
          event_selector: [{ include_management_events: true, read_write_type: "WriteOnly" }],
        },
        "second",
      ),
    ),
    ["trail_without_write_events"],
  ],
  [
    "selectors of read and write events on one trail",
    having(
      been(
        trail,
        {},
        {
          event_selector: [
            { include_management_events: true, read_write_type: "ReadOnly" },
            { include_management_events: true, read_write_type: "WriteOnly" },
          ],
        },
      ),
    ),
    [],
  ],
  ["the trail's prefix in its bucket is known after apply", unsettled(trail, "s3_key_prefix"), ["trail_unknown"]],
  ["the trail's bucket is known after apply", unsettled(trail, "s3_bucket_name"), ["bucket_unknown"]],
  ["the trail's role is known after apply", unsettled(trail, "cloud_watch_logs_role_arn"), ["role_unknown"]],
  ["the trail's key is known after apply", unsettled(trail, "kms_key_id"), ["trail_key_unknown"]],
  [
    "the trail's selector says nothing of reading and writing",
    changed(trail, { event_selector: [{ read_write_type: null, include_management_events: true }] }),
    [],
  ],
  ["the trail leaves out another service", selected({ field: "eventSource", not_equals: ["kms.amazonaws.com"] }), []],
  [
    "the trail leaves out IAM",
    selected({ field: "eventSource", not_equals: ["iam.amazonaws.com"] }),
    ["trail_without_read_events", "trail_without_write_events"],
  ],
  ["the trail takes IAM alone", selected({ field: "eventSource", equals: ["iam.amazonaws.com"] }), []],
  [
    "an organization's trail becomes one of an account",
    having(been(trail, { is_organization_trail: true }, { is_organization_trail: false })),
    ["trail_of_one_account"],
  ],
  [
    "the trail no longer tells of its log files",
    having(been(trail, { sns_topic_name: "files" }, { sns_topic_name: null })),
    [],
    ["safeguard_given_up"],
  ],
  [
    "the trail moves to another region than its group",
    having(stepped(trail, ["delete", "create"], { region: "eu-west-1", ...fresh, home_region: undefined })),
    [
      "bucket_policy_refuses",
      "role_permission_refuses",
      "role_trust_refuses",
      "trail_key_external",
      "trail_region_differs",
    ],
    ["monitoring_gap"],
  ],
  [
    "the second of two trails deleted",
    having(
      deleted(
        there("aws_cloudtrail", {
          ...trail.change.after,
          name: "second",
          arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
          id: "x",
        }),
      ),
    ),
    [],
  ],
  [
    "the only flawless of two trails deleted",
    having(
      deleted(trail),
      there("aws_cloudtrail", {
        ...trail.change.after,
        name: "second",
        arn: "arn:aws:cloudtrail:us-east-1:123456789012:trail/second",
        is_multi_region_trail: false,
      }),
    ),
    ["trail_missing"],
  ],
]);
