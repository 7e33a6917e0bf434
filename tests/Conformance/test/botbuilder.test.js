import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ActivityFactory, ActivityTypes, BotFrameworkHttpClient, DeliveryModes, TurnContext } from 'botbuilder';
import { SimpleCredentialProvider } from 'botframework-connector';
import { baseUrl, postJson } from '../clients/host.js';

const client = new BotFrameworkHttpClient(new SimpleCredentialProvider('', ''));

/** What a bot does that hands a turn to another one and waits for its replies. */
function conversation() {
  const id = crypto.randomUUID();
  const reference = {
    bot: { id: 'bot' },
    channelId: 'emulator',
    conversation: { id },
    serviceUrl: 'http://localhost:3978',
    user: { id: `user-${id}` }
  };
  const post = activity =>
    client.postActivity('', '', `${baseUrl}/api/messages`, 'http://localhost:3978/api/skills', id, {
      ...TurnContext.applyConversationReference(activity, reference, true),
      deliveryMode: DeliveryModes.ExpectReplies
    });
  return { id, post };
}

const message = (text, id = crypto.randomUUID()) => ({ ...ActivityFactory.fromObject(text), id, locale: 'vi-VN' });

test('replies travel in the answer and are addressed to the person', async () => {
  const { id, post } = conversation();

  const { body, status } = await post(message('Xin chào', 'm1'));

  assert.equal(status, 200);
  assert.ok(body.activities.length > 0);
  for (const reply of body.activities) {
    assert.equal(reply.type, ActivityTypes.Message);
    assert.equal(reply.conversation.id, id);
    assert.equal(reply.recipient.id, `user-${id}`);
    assert.equal(reply.from.id, 'bot');
    assert.ok(reply.text || reply.attachments || reply.suggestedActions);
  }
});

test('turns of one conversation follow each other and a repeated activity repeats nothing', async () => {
  const { post } = conversation();
  const first = await post(message('Xin chào', 'm1'));
  await post(message('dịch vụ công', 'm2'));

  const again = await post(message('Xin chào', 'm1'));

  assert.deepEqual(again.body, first.body);
});

test('somebody who joins is greeted', async () => {
  const { id, post } = conversation();

  const { body, status } = await post({ id: 'j1', membersAdded: [{ id: 'bot' }, { id: `user-${id}` }], type: ActivityTypes.ConversationUpdate });

  assert.equal(status, 200);
  assert.ok(body.activities.length > 0);
});

test('invoke is answered as not implemented, and a body without type as a bad request', async () => {
  const { post } = conversation();

  assert.equal((await post({ id: 'i1', name: 'anything', type: ActivityTypes.Invoke, value: {} })).status, 501);
  assert.equal((await postJson('/api/messages', { text: 'no type' })).status, 400);
});
