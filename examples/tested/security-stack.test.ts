// A test of the stack, by CDKTF's own matchers. `cdktf init` sets them up; without it, `setupFilesAfterEnv` calls `Testing.setupJest()`.
import "cdktf/lib/testing/adapters/jest";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Testing } from "cdktf";
import { SecurityStack } from "./security-stack";

const stack = Testing.synth(new SecurityStack(Testing.app(), "security"), true);

test("one event fires the alarm", () => {
  expect(stack).toHaveResourceWithProperties(CloudwatchMetricAlarm, { threshold: 1, period: 300, statistic: "Sum" });
});

test("the team is told", () => {
  expect(stack).toHaveResourceWithProperties(SnsTopicSubscription, { endpoint: "security@example.com" });
});
