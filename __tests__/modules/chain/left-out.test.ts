// What a chain has not, and why: that it is left out stays a decision.
import { all, chainStack, only } from "../synthesised";

const stack = chainStack();

describe("a chain has", () => {
  test("no insights and no data events, which cost by the event", () => {
    const [, trail] = only(stack, "aws_cloudtrail");
    expect(trail["event_selector"]).toEqual([{ include_management_events: true, read_write_type: "All" }]);
    expect(trail["insight_selector"]).toBeUndefined();
    expect(trail["advanced_event_selector"]).toBeUndefined();
  });

  test("one bucket, which logs no access to itself and never lets its files expire", () => {
    expect(all(stack, "aws_s3_bucket")).toHaveLength(1);
    expect(all(stack, "aws_s3_bucket_logging")).toEqual([]);
    expect(all(stack, "aws_s3_bucket_lifecycle_configuration")).toEqual([]);
  });

  test("alarms that speak only when they fire, and straight to the topic", () => {
    const [, alarm] = only(stack, "aws_cloudwatch_metric_alarm");
    expect(alarm["ok_actions"]).toBeUndefined();
    expect(alarm["insufficient_data_actions"]).toBeUndefined();
    expect(alarm["alarm_actions"]).toEqual([`\${aws_sns_topic.${only(stack, "aws_sns_topic")[0]}.arn}`]);
  });
});
