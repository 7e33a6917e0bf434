import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phaseAt, waitingSince } from '../src/chat/pending.js';

const now = Date.parse('2026-01-05T08:00:10Z');
const user = (extra = {}) => ({ from: { role: 'user' }, localTimestamp: '2026-01-05T15:00:05+07:00', type: 'message', ...extra });
const bot = (extra = {}) => ({ from: { role: 'bot' }, type: 'message', ...extra });

test('waits from the last message of the person until an answer', () => {
  assert.equal(waitingSince([bot(), user()], now), now - 5000);
  assert.equal(waitingSince([user(), bot()], now), undefined);
  assert.equal(waitingSince([], now), undefined);
});

test('owes nothing while a person of the help desk has the conversation', () => {
  for (const owner of ['agent', 'waiting']) {
    assert.equal(waitingSince([bot({ channelData: { smartca: { owner } } }), user()], now), undefined);
  }
  assert.equal(waitingSince([bot({ channelData: { smartca: { owner: 'bot' } } }), user()], now), now - 5000);
});

test('an old history and a failed message are not waits', () => {
  assert.equal(waitingSince([user({ localTimestamp: '2026-01-05T14:00:00+07:00' })], now), undefined);
  assert.equal(waitingSince([user({ channelData: { 'webchat:send-status': 'send failed' } })], now), undefined);
});

test('speaks after 1.5 s, changes its words, and ends', () => {
  assert.deepEqual(phaseAt(now - 1000, now), { key: undefined, nextIn: 500 });
  assert.equal(phaseAt(now - 1500, now).key, 'progress.busy');
  assert.equal(phaseAt(now - 16000, now).key, 'progress.slow');
  assert.equal(phaseAt(now - 61000, now).key, 'progress.late');
  assert.equal(phaseAt(now - 121000, now).key, undefined);
});
