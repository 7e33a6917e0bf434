import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { claims, newToken } from '../clients/host.js';
import { first, openPage } from '../clients/page.js';

const online = 2;
let page;

beforeEach(() => (page = openPage()));
afterEach(() => page.close());

const clientId = activity => activity.channelData?.clientActivityID;
const isFromBot = activity => activity.type === 'message' && activity.from.role === 'bot';
// The client hands activities on one by one, later, so those of two frames may mix; WebChat orders them by this number.
const sequence = activity => activity.channelData['webchat:sequence-id'];
const messageIds = ({ seen }) =>
  seen
    .filter(a => a.type === 'message')
    .sort((a, b) => sequence(a) - sequence(b))
    .map(a => a.id);
const message = (text, id = crypto.randomUUID()) => ({
  channelData: { clientActivityID: id },
  from: { id: 'anybody' },
  text,
  textFormat: 'plain',
  type: 'message'
});

test('start, greeting, post, echo and reply over the WebSocket', async () => {
  const { token } = await newToken();
  const { activities, line, statuses } = page.connect({ conversationStartProperties: { locale: 'vi-VN' }, token });
  const greeting = await activities.until(isFromBot);
  assert.ok(statuses.seen.includes(online));

  const id = await first(line.postActivity(message('Xin chào', 'hello-1')));

  const echo = await activities.until(a => clientId(a) === 'hello-1');
  assert.equal(echo.id, id);
  assert.equal(echo.from.id, claims(token).user);
  assert.equal(echo.from.role, 'user');
  const reply = await activities.until(a => isFromBot(a) && a.replyToId === id);
  assert.ok(reply.text || reply.attachments);
  assert.notEqual(clientId(reply), 'hello-1');
  assert.deepEqual([greeting, echo, reply].map(sequence), [greeting, echo, reply].map(sequence).toSorted((a, b) => a - b));
});

test('a broken WebSocket is replaced and the watermark replays what was missed, once', async () => {
  const { token } = await newToken();
  const { activities, line } = page.connect({ token });
  await activities.until(isFromBot);

  page.sockets.at(-1).close();
  await first(line.postActivity(message('trong lúc mất mạng', 'offline-1')));

  await activities.until(a => clientId(a) === 'offline-1');
  assert.equal(page.sockets.length, 2);
  assert.match(page.sockets[1].url, /[?&]watermark=\d+/);
  const ids = messageIds(activities);
  assert.equal(new Set(ids).size, ids.length);
});

test('a page that is loaded again finds the whole conversation', async () => {
  const { token } = await newToken();
  const { activities, line } = page.connect({ token });
  const id = await first(line.postActivity(message('trước khi tải lại', 'before-1')));
  await activities.until(a => isFromBot(a) && a.replyToId === id);
  const before = messageIds(activities);
  line.end();

  const again = openPage();
  try {
    const { activities: replayed } = again.connect({ conversationId: claims(token).conv, token });
    await replayed.until(a => a.id === before.at(-1));
    assert.deepEqual(messageIds(replayed), before);
  } finally {
    again.close();
  }
});

test('two tabs see the same', async () => {
  const { token } = await newToken();
  const one = page.connect({ token });
  await one.activities.until(isFromBot);
  const two = page.connect({ conversationId: claims(token).conv, token });
  await two.activities.until(isFromBot);

  await first(one.line.postActivity(message('từ thẻ thứ nhất', 'tab-1')));

  await one.activities.until(a => clientId(a) === 'tab-1');
  await two.activities.until(a => clientId(a) === 'tab-1');
});

test('an upload comes back as an attachment that can be downloaded', async () => {
  const { token } = await newToken();
  const { activities, line } = page.connect({ token });
  await activities.until(isFromBot);
  const content = '%PDF-1.7\nnot much of a document';

  const id = await first(
    line.postActivity({
      ...message('', 'upload-1'),
      attachments: [
        {
          contentType: 'application/pdf',
          contentUrl: `data:application/pdf;base64,${Buffer.from(content).toString('base64')}`,
          name: 'đơn xin.pdf',
          thumbnailUrl: 'data:image/png;base64,iVBORw0KGgo='
        }
      ]
    })
  );

  const echo = await activities.until(a => clientId(a) === 'upload-1');
  assert.equal(echo.id, id);
  assert.equal(echo.attachments.length, 1);
  assert.equal(echo.attachments[0].name, 'đơn xin.pdf');
  assert.equal(echo.attachments[0].thumbnailUrl, 'data:image/png;base64,iVBORw0KGgo=');
  const download = await fetch(new URL(echo.attachments[0].contentUrl, page.sockets[0].url.replace(/^ws/, 'http')));
  assert.equal(await download.text(), content);
  assert.match(download.headers.get('content-disposition'), /^attachment/);
});

test('a token is refreshed and the new one works', async () => {
  const { token } = await newToken();
  const { activities, line } = page.connect({ token });
  await activities.until(isFromBot);
  // The refresh of the client's own timer, which waits a quarter of an hour.
  const refreshed = await first(line.refreshToken());
  const conversation = typeof refreshed === 'string' ? refreshed : refreshed.token;

  line.reconnect({ conversationId: claims(token).conv, token: conversation });

  assert.equal(claims(conversation).user, claims(token).user);
  assert.ok(claims(conversation).exp >= claims(token).exp);
  const id = await first(line.postActivity(message('với mã mới', 'refreshed-1')));
  assert.ok(id);
  await activities.until(a => clientId(a) === 'refreshed-1');
});

test('polling gets the same without a WebSocket', async () => {
  const { token } = await newToken();
  const { activities, line } = page.connect({ pollingInterval: 200, token, webSocket: false });

  const id = await first(line.postActivity(message('không có WebSocket', 'poll-1')));

  await activities.until(a => isFromBot(a) && a.replyToId === id);
  assert.equal(page.sockets.length, 0);
});
