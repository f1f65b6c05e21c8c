import { ChatChannel, type SlackChannel, type TeamsChannel } from "../modules";
import { reference, template } from "./expressions";
import type { Opening } from "./opening";

const of = (key: string): string => reference(`each.value.${key}`);

/** Variable → the channel that each of its items is. */
const channels: Readonly<Record<string, SlackChannel | TeamsChannel>> = {
  slack_channels: { kind: "slack", teamId: of("team_id"), channelId: of("channel_id") },
  teams_channels: {
    kind: "teams",
    tenantId: of("tenant_id"),
    teamId: of("team_id"),
    channelId: of("channel_id"),
  },
};

/** Forwards the topic to the chat channels that variables name. */
export const addChat = ({ scope, monitoring, identity, counted }: Opening): void => {
  for (const [variable, channel] of Object.entries(channels)) {
    const forwarded = new ChatChannel(scope, channel.kind, {
      identity: { ...identity, name: `${identity.name}-chat-${reference("each.key")}` },
      topicArn: monitoring.topicArn,
      channel,
    });
    forwarded.configuration.addOverride("lifecycle.precondition", [
      {
        condition: template('local.partition == "aws"'),
        error_message: `Chat needs Amazon Q Developer in chat applications, which partition ${template("local.partition")} does not have: use a subscription.`,
      },
    ]);
    counted.forEach(`var.${variable}`, forwarded);
  }
};
