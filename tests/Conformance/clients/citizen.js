// A person on a Bot Framework channel: what they write goes to the bot through the SDK's client, and what the bot says is read from the
// channel that it called.
import { ActivityFactory, ActivityTypes, BotFrameworkHttpClient, TurnContext } from 'botbuilder';
import { SimpleCredentialProvider } from 'botframework-connector';
import { appId, channelToken } from './cloud.js';

/** The SDK's client with the channel's own token in the place of one from Azure. */
class ChannelClient extends BotFrameworkHttpClient {
  constructor(serviceUrl) {
    super(new SimpleCredentialProvider(appId, ''));
    this.serviceUrl = serviceUrl;
  }

  async getAppCredentials(from) {
    return { appId: from, getToken: async () => channelToken(this.serviceUrl) };
  }
}

export class Citizen {
  #client;
  #last;

  constructor(cloud, host, { anonymous = false, channelId = 'msteams', conversation = crypto.randomUUID() } = {}) {
    this.cloud = cloud;
    this.host = host;
    this.from = anonymous ? '' : appId;
    this.conversation = conversation;
    this.reference = {
      bot: { id: '28:smartcabot', name: 'SmartCA' },
      channelId,
      conversation: { id: conversation },
      locale: 'vi-VN',
      serviceUrl: cloud.url,
      user: { id: `29:${conversation}`, name: 'Lan' }
    };
    this.#client = new ChannelClient(cloud.url);
  }

  async post(activity) {
    const id = crypto.randomUUID();
    const addressed = TurnContext.applyConversationReference({ id, locale: 'vi-VN', ...activity }, this.reference, true);
    const answer = await this.#client.postActivity(this.from, appId, `${this.host.url}/api/messages`, this.cloud.url, this.conversation, addressed);
    if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${JSON.stringify(answer.body)}`);
    return addressed.id;
  }

  /** Sends it and waits until the bot has begun to answer. */
  async send(activity) {
    this.#last = await this.post(activity);
    await this.cloud.channel.until(() => this.replies.length > 0);
  }

  say = text => this.send(ActivityFactory.fromObject(text));

  arrive = () => this.send({ membersAdded: [{ id: this.reference.user.id }], type: ActivityTypes.ConversationUpdate });

  sendFile = (name, content, contentType = 'application/pdf') =>
    this.send({ attachments: [{ contentType, contentUrl: this.cloud.keep(content), name }], text: '', type: ActivityTypes.Message });

  /** What the bot said to the last message, so far. */
  get replies() {
    return this.said.filter(activity => activity.repliedTo === this.#last);
  }

  get said() {
    return this.cloud.channel.activities.filter(({ conversationId, type }) => conversationId === this.conversation && type === ActivityTypes.Message);
  }

  /** Presses the button of that title among those the last message was answered with. */
  async press(title) {
    const button = await this.cloud.channel.until(() =>
      this.replies
        .flatMap(({ attachments = [], suggestedActions }) => [...(suggestedActions?.actions ?? []), ...attachments.flatMap(({ content }) => content?.buttons ?? [])])
        .find(action => action.title === title)
    );
    await this.send({ text: button.text, type: ActivityTypes.Message, value: button.value });
  }
}
