import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrival, createSessions } from '../src/connection/session.js';
import { expiryOf } from '../src/connection/token.js';

const session = { conversationId: 'c1', expiresIn: 1800, isNew: true, token: 't', userId: 'dl_1' };
const ok = { json: async () => session, ok: true, status: 200 };
const status = code => ({ ok: false, status: code });

function server(...answers) {
  const requests = [];
  const fetch = async (path, { body, method }) => {
    requests.push({ body: JSON.parse(body), method, path });
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { fetch, requests };
}

test('asks for the session with language, flow and code', async () => {
  const { fetch, requests } = server(ok);
  assert.deepEqual(await createSessions(fetch).open({ code: 'QR-1', flow: 'register', locale: 'vi-VN' }), session);
  assert.deepEqual(requests, [
    { body: { code: 'QR-1', flow: 'register', locale: 'vi-VN' }, method: 'POST', path: '/api/chat/session' }
  ]);
});

test('tries again while the network or the server is away', async () => {
  const waits = [];
  const { fetch } = server(new TypeError('offline'), status(503), ok);
  await createSessions(fetch, async ms => waits.push(ms)).open({ locale: 'vi-VN' });
  assert.deepEqual(waits, [1000, 2000]);
});

test('a refusal is final', async () => {
  const { fetch, requests } = server(status(403), ok);
  await assert.rejects(createSessions(fetch, async () => {}).open({ locale: 'vi-VN' }), { status: 403 });
  assert.equal(requests.length, 1);
});

test('gives up after a while instead of spinning for ever', async () => {
  const { fetch, requests } = server(...Array.from({ length: 20 }, () => status(502)));
  await assert.rejects(createSessions(fetch, async () => {}).open({ locale: 'vi-VN' }), { status: 502 });
  assert.equal(requests.length, 6);
});

test('takes only plain words from the address', () => {
  assert.deepEqual(arrival('?flow=register&code=AB-12.c_3'), { code: 'AB-12.c_3', flow: 'register' });
  assert.deepEqual(arrival('?flow=<img>&code='), { code: null, flow: null });
  assert.deepEqual(arrival(`?code=${'x'.repeat(65)}`), { code: null, flow: null });
});

test('reads the end of a JWT and nothing from an opaque token', () => {
  const payload = Buffer.from(JSON.stringify({ exp: 1700000000, name: 'Đắk Lắk?>' })).toString('base64url');
  assert.equal(expiryOf(`h.${payload}.s`), 1700000000000);
  assert.equal(expiryOf('opaque'), undefined);
});

test('a framed page says so, remembers what it is told and forgets it with a reset', async () => {
  const { fetch, requests } = server({ ...ok, json: async () => ({ ...session, resume: 'r1' }) }, ok, ok);
  let kept = null;
  const sessions = createSessions(fetch, undefined, { read: () => kept, write: value => (kept = value ?? null) });
  await sessions.open({ locale: 'vi-VN' });
  assert.equal(kept, 'r1');
  await sessions.reset();
  assert.equal(kept, null);
  assert.deepEqual(requests.map(({ body }) => body), [
    { code: null, flow: null, framed: true, locale: 'vi-VN', resume: null },
    { framed: true, resume: 'r1' }
  ]);
});
