import { isKnown, type Placement, partitionOf } from "../parts/placement";
import { text, union } from "../parts/setting-form";
import { unlessFits } from "../parts/text-errors";
import type { SlackChannel, TeamsChannel } from "./chat-channel";

/** The form of a chat channel. */
export const channelForm = union("kind", {
  slack: { teamId: text, channelId: text },
  teams: { tenantId: text, teamId: text, channelId: text },
});

/** What the ids of channels look like. */
export const channelForms = {
  slackId: /^[0-9A-Z]+$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  teamsId: /^\S+$/,
} as const;

/** What is wrong with a chat channel, one sentence a flaw. */
export const channelErrors = (config: Placement, channel: SlackChannel | TeamsChannel): string[] => {
  const { slackId, uuid, teamsId } = channelForms;
  const errors =
    channel.kind === "slack"
      ? [
          ...unlessFits(channel.teamId, slackId, `Slack team "${channel.teamId}" is not the id of a workspace`),
          ...unlessFits(channel.channelId, slackId, `Slack channel "${channel.channelId}" is not the id of a channel`),
        ]
      : [
          ...unlessFits(channel.tenantId, uuid, `Teams tenant "${channel.tenantId}" is not a UUID`),
          ...unlessFits(channel.teamId, uuid, `Teams team "${channel.teamId}" is not a UUID`),
          ...unlessFits(channel.channelId, teamsId, `Teams channel "${channel.channelId}" is not the id of a channel`),
        ];
  if (isKnown(partitionOf(config)) && partitionOf(config) !== "aws") {
    errors.push(
      `chat needs Amazon Q Developer in chat applications, which partition "${partitionOf(config)}" does not have: use a subscription`,
    );
  }
  return errors;
};
