// A channel that is called back, as Azure's are: tokens both ways, replies at its serviceUrl. The host runs with a stand-in of the cloud.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { setTimeout as delay } from 'node:timers/promises';
import { ActivityTypes } from 'botbuilder';
import { ConnectorClient, MicrosoftAppCredentials } from 'botframework-connector';
import { Citizen } from '../clients/citizen.js';
import { channelToken, startCloud } from '../clients/cloud.js';
import { startHost } from '../clients/process.js';

let cloud, host;

before(async () => {
  cloud = await startCloud();
  host = await startHost(cloud.settings);
}, { timeout: 120_000 });

after(async () => {
  await host?.stop();
  await cloud?.stop();
});

const form = `BT /F1 14 Tf 72 760 Td (DON XIN XAC NHAN) Tj ET`;

/** A page as a PDF file, made from nothing. */
function pdf() {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${form.length} >>\nstream\n${form}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(at => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
}

/** A grey rectangle of a card's shape as a PNG picture. */
function card(shade) {
  const [width, height] = [1000, 630];
  const number = value => Buffer.from(new Uint32Array([value]).buffer).swap32();
  const chunk = (type, data) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([number(data.length), named, number(crc32(named))]);
  };
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width, shade)]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([number(width), number(height), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('IDAT', deflateSync(Buffer.concat(Array(height).fill(row)))),
    chunk('IEND', Buffer.alloc(0))
  ]);
}

/** An invented citizen asks, and hands in a registration; where officers decide, with pictures of their card. */
async function register(lan, { withCard = false } = {}) {
  await lan.arrive();
  await lan.say('làm giấy xác nhận độc thân có làm trên mạng được không');
  await lan.say('tôi muốn đăng ký chữ ký số');
  await lan.press('Tôi đồng ý');
  for (const answer of ['066162004567', 'Nguyễn Thị Lan', '15/8/1962', '20/5/2021']) await lan.say(answer);
  await lan.press('Không thời hạn');
  for (const answer of ['0905 123 456', 'lan.nguyen@example.vn', 'Buôn Cô Thôn, phường Buôn Ma Thuột']) await lan.say(answer);
  await lan.press('Đắk Lắk');
  if (withCard) {
    await lan.sendFile('mat-truoc.png', card(0xc0), 'image/png');
    await lan.sendFile('mat-sau.png', card(0xa0), 'image/png');
  }
  await lan.press('Đúng, gửi hồ sơ');
}

/** The code in the next SMS that holds the word. */
async function code(word, used) {
  for (let tries = 0; tries < 600; tries++) {
    const messages = await (await fetch(`${host.url}/dev/messages`)).json();
    const message = messages.find(({ id, kind, text }) => kind === 'sms' && text.includes(word) && !used.has(id));
    if (message) {
      used.add(message.id);
      return /\d{4,}/.exec(message.text)[0];
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error(`No code for ${word} came.`);
}

test('the main job: from the first question to a signed PDF', { timeout: 300_000 }, async () => {
  const lan = new Citizen(cloud, host);
  const used = new Set();
  await register(lan);
  await lan.say(await code('kích hoạt', used));

  const document = pdf();
  await lan.sendFile('don.pdf', document);
  await lan.press('Đồng ý ký');
  await lan.say(await code('ký tài liệu', used));

  const file = await cloud.channel.until(() => lan.replies.flatMap(({ attachments = [] }) => attachments).find(({ contentType }) => contentType === 'application/pdf'));
  assert.equal(file.name, 'don-da-ky.pdf');
  const signed = Buffer.from(await (await fetch(file.contentUrl)).arrayBuffer());
  assert.ok(signed.subarray(0, document.length).equals(document));
  const folder = await mkdtemp(join(tmpdir(), 'smartcabot-signed-'));
  await writeFile(join(folder, 'signed.pdf'), signed);
  const verified = await host.command('verify', join(folder, 'signed.pdf'), '--json');
  await rm(folder, { force: true, recursive: true });
  assert.equal(verified.code, 0);
  assert.equal(JSON.parse(verified.output).signatures[0].signer, 'Nguyễn Thị Lan');

  // Every reply is in the transcript once, delivered, in order.
  const states = (await host.command('outbox', 'conversation', `connector|msteams|${lan.conversation}`)).output.trim().split('\n');
  assert.equal(states.length, lan.said.length);
  for (const state of states) assert.match(state, /connector {2}delivered/);
  assert.match((await host.command('outbox', 'list')).output, /No message was laid aside/);
});

test('replies keep the order of what was said, and nothing is said twice', { timeout: 120_000 }, async () => {
  const minh = new Citizen(cloud, host);
  const id = await minh.post({ id: 'same', text: 'Xin chào', type: ActivityTypes.Message });
  await minh.post({ id, text: 'Xin chào', type: ActivityTypes.Message });
  for (const text of ['chữ ký số là gì', 'trợ giúp', 'dịch vụ công']) await minh.post({ text, type: ActivityTypes.Message });
  await minh.say('menu');

  const order = minh.said.map(({ repliedTo }) => repliedTo);
  assert.equal(new Set(order).size, 5);
  assert.deepEqual(order, [...new Set(order)].flatMap(message => order.filter(other => other === message)));
  const texts = minh.said.filter(({ repliedTo }) => repliedTo === id).map(({ text }) => text);
  assert.deepEqual(texts, [...new Set(texts)]);
});

test('tokens that are not the channel\'s own for this bot and address are refused, and none is logged', { timeout: 60_000 }, async () => {
  const now = Math.floor(Date.now() / 1000);
  const refused = [
    [channelToken(cloud.url, { aud: crypto.randomUUID() }), 401],
    [channelToken(cloud.url, { iss: 'https://api.botframework.example' }), 401],
    [channelToken(cloud.url, { exp: now - 301, nbf: now - 3600 }), 401],
    [channelToken(cloud.url, { nbf: now + 330 }), 401],
    [channelToken(cloud.url, {}, { alg: 'none' }), 401],
    [channelToken(cloud.url, {}, { alg: 'HS256' }), 401],
    [channelToken(cloud.url, {}, { kid: 'another' }), 401],
    [`${channelToken(cloud.url).slice(0, -8)}AAAAAAAA`, 401],
    [channelToken('https://elsewhere.example'), 403]
  ];
  const activity = {
    channelId: 'msteams', conversation: { id: 'refused' }, from: { id: '29:x' }, id: '1', recipient: { id: '28:b' }, serviceUrl: cloud.url, text: 'x', type: 'message'
  };
  for (const [token, status] of refused) {
    const answer = await fetch(`${host.url}/api/messages`, {
      body: JSON.stringify(activity), headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, method: 'POST'
    });
    assert.equal(answer.status, status);
  }

  // The log is another process's output: it may come after the answer.
  const refusals = () => host.log.filter(line => line.includes('was refused')).length;
  while (refusals() < refused.length) await delay(20);
  assert.equal(refusals(), refused.length);
  for (const [token] of refused)
    for (const part of token.split('.').filter(part => part.length > 40)) assert.ok(!host.log.some(line => line.includes(part)));
});

test('what a channel refuses is laid aside for an operator, who sends it again', { timeout: 120_000 }, async () => {
  const hoa = new Citizen(cloud, host);
  await hoa.say('Xin chào');
  cloud.channel.closed.add(hoa.conversation);
  const lost = await hoa.post({ text: 'chữ ký số là gì', type: ActivityTypes.Message });
  const conversation = `connector|msteams|${hoa.conversation}`;
  const outbox = async (...args) => (await host.command('outbox', ...args)).output.trim().split('\n');
  let states;
  do states = await outbox('conversation', conversation);
  while (!states.some(state => state.includes('dead')) || states.some(state => state.includes('pending')));

  assert.match(states.at(-1), /connector {2}dead .* 1 attempts: channel: HTTP 403/);
  const { parts, status } = await (await fetch(`${host.url}/health/ready`)).json();
  assert.deepEqual([status, parts.outbox.status], ['ok', 'warning']);
  const listed = (await outbox('list')).filter(line => line.includes('HTTP 403'));
  assert.equal(listed.length, states.filter(state => state.includes('dead')).length);
  for (const line of listed) assert.match(line, /connector {2}to •••.{3} {2}1 attempts .* channel: HTTP 403/);

  cloud.channel.closed.clear();
  await outbox('replay', '--all', 'connector');
  await cloud.channel.until(() => hoa.said.filter(({ repliedTo }) => repliedTo === lost).length === listed.length);
  do states = await outbox('conversation', conversation);
  while (!states.every(state => state.includes('delivered')));
  assert.match((await outbox('list')).at(-1), /No message was laid aside/);
});

test('an officer\'s decision is told to the person on the channel they wrote from', { timeout: 180_000 }, async () => {
  const office = await startHost({ ...cloud.settings, SmartCaBot__Registration__ApproveAutomatically: 'false' });
  try {
    const lan = new Citizen(cloud, office);
    await register(lan, { withCard: true });
    const [dossier] = (await office.command('dossier', 'list')).output.split(' ');

    const approved = await office.command('dossier', 'approve', dossier, '--officer', 'canbo', '--officer-id', '066060004568');

    assert.equal(approved.code, 0);
    // No message of the person's caused it, so it is a reply to none.
    const told = await cloud.channel.until(() => lan.said.find(({ repliedTo, text }) => !repliedTo && text));
    assert.equal(told.recipient.id, lan.reference.user.id);
    assert.equal(told.replyToId, undefined);
  } finally {
    await office.stop();
  }
});

test('the Emulator: a conversation made at its address, no tokens, replies read from it', { timeout: 60_000 }, async () => {
  const emulator = await startCloud();
  emulator.channel.anonymous = true;
  try {
    const client = new ConnectorClient(new MicrosoftAppCredentials('', ''), { baseUri: emulator.url });
    const { id } = await client.conversations.createConversation({ bot: { id: 'bot' }, isGroup: false, members: [{ id: 'user' }] });
    const person = new Citizen(emulator, host, { anonymous: true, channelId: 'emulator', conversation: id });

    await person.arrive();
    await person.say('chữ ký số là gì');

    assert.ok(person.said.length >= 2);
    assert.ok(person.replies[0].text.length > 0);
    assert.equal(emulator.channel.tokens.size, 0);
  } finally {
    await emulator.stop();
  }
});
