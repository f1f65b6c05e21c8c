import { Construct } from "constructs";
import { ChatbotSlackChannelConfiguration, ChatbotTeamsChannelConfiguration, IamRole } from "../parts/cdktf";
import { type Identity, managedPolicyArn, roleMetaOf, taggedMetaOf } from "../parts/placement";
import { policyDocument, statementFor } from "../parts/policy-document";

/** A channel of a Slack workspace that is authorized in Amazon Q Developer in chat applications (once AWS Chatbot). */
export interface SlackChannel {
  readonly kind: "slack";
  /** Id of the workspace, such as `T07EA123LEP`. */
  readonly teamId: string;
  /** Id of the channel, such as `C07EZ1ABC23`. */
  readonly channelId: string;
}

/** A channel of a Microsoft Teams team that is authorized in Amazon Q Developer in chat applications (once AWS Chatbot). */
export interface TeamsChannel {
  readonly kind: "teams";
  /** Id of the tenant, a UUID. */
  readonly tenantId: string;
  /** Id of the team, a UUID. */
  readonly teamId: string;
  /** Id of the channel, as in its link: `19%3A…%40thread.tacv2`. */
  readonly channelId: string;
}

/** Config of {@link ChatChannel}. */
export interface ChatChannelConfig {
  /** Its name becomes that of configuration and role. */
  readonly identity: Identity;
  /** ARN of the topic that is forwarded to the channel. */
  readonly topicArn: string;
  /** The channel. */
  readonly channel: SlackChannel | TeamsChannel;
}

/** Forwards a topic to a chat channel, in which nobody may run a command. The service subscribes itself to the topic. */
export class ChatChannel extends Construct {
  /** The role of the channel, without any permission. */
  readonly role: IamRole;
  /** The configuration of the channel. */
  readonly configuration: ChatbotSlackChannelConfiguration | ChatbotTeamsChannelConfiguration;

  constructor(scope: Construct, id: string, config: ChatChannelConfig) {
    super(scope, id);
    const { identity, topicArn, channel } = config;
    const { name } = identity;
    this.role = new IamRole(this, "role", {
      ...roleMetaOf(identity),
      name,
      description: `${name}: a chat channel, which may do nothing`,
      assumeRolePolicy: policyDocument(this, "trust", identity, [
        statementFor({
          sid: "Chat",
          service: "chatbot.amazonaws.com",
          actions: ["sts:AssumeRole"],
          conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [identity.account] }],
        }),
      ]),
    });
    const common = {
      ...taggedMetaOf(identity),
      configurationName: name,
      iamRoleArn: this.role.arn,
      // Left out, the guardrail would be AdministratorAccess
      guardrailPolicyArns: [managedPolicyArn(identity, "AWSDenyAll")],
      snsTopicArns: [topicArn],
    };
    this.configuration =
      channel.kind === "slack"
        ? new ChatbotSlackChannelConfiguration(this, "slack", {
            ...common,
            slackTeamId: channel.teamId,
            slackChannelId: channel.channelId,
          })
        : new ChatbotTeamsChannelConfiguration(this, "teams", {
            ...common,
            tenantId: channel.tenantId,
            teamId: channel.teamId,
            channelId: channel.channelId,
          });
  }
}
