// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates of HCL
import type { Expected } from "../plan-case";
import { added, type Edit, inTurn, replaced } from "./edit";
import type { ShapeChange } from "./shape";

/** A change that the gate must reject. */
export const rejected = (
  name: string,
  what: string,
  reasons: readonly string[],
  lost: NonNullable<Expected["lost"]>,
  edit: Edit,
): ShapeChange => ({ name, what, verdict: "fail", reasons, lost, edit });

/** A change that the gate must let pass. */
export const accepted = (name: string, what: string, edit: Edit): ShapeChange => ({
  name,
  what,
  verdict: "pass",
  reasons: [],
  edit,
});

/** The same, where Terraform destroys a link before it creates the new one. */
export const withGap = (change: ShapeChange): ShapeChange => ({ ...change, warnings: ["monitoring_gap"] });

/** For shapes whose alarm fires at the first change. */
export const thresholdThree = (file: string): ShapeChange =>
  rejected(
    "threshold-three",
    "the alarm fires at the third change",
    ["alarm_threshold_above_one"],
    "alarmed",
    replaced(file, "threshold           = 1", "threshold           = 3"),
  );

/** For shapes whose pattern names its events one after the other. */
export const eventDropped = (file: string): ShapeChange =>
  rejected(
    "event-dropped",
    "the filter no longer matches DetachRolePolicy",
    ["pattern_misses_event"],
    "filtered",
    replaced(file, "||($.eventName=DetachRolePolicy)", ""),
  );

/** Something that has nothing to do with the chain. */
export const queueAdded = (file: string): ShapeChange =>
  accepted("queue-added", "a queue is added", added(file, 'resource "aws_sqs_queue" "orders" {\n  name = "orders"\n}'));

/** Tags for the blocks that begin with some lines. */
export const tagsAdded = (file: string, ...lines: readonly string[]): ShapeChange =>
  accepted(
    "tags-added",
    "links get tags",
    inTurn(...lines.map((line) => replaced(file, line, `${line}\n  tags = { Team = "security" }\n`))),
  );

/** A topic that nobody of this state is subscribed to. */
export const otherTopic = 'resource "aws_sns_topic" "other" {\n  name = "other"\n}';
