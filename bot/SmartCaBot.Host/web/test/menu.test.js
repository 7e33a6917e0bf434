import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMenu } from '../src/page/menu.js';

const register = { intent: 'register.start', text: 'Đăng ký' };
const sign = { intent: 'sign.start', text: 'Ký tài liệu' };

function arrange() {
  const sent = [];
  const queued = [];
  const clock = { now: 0 };
  const menu = createMenu(() => clock.now, { onQueued: choice => queued.push(choice), onSent: () => queued.push('sent') });
  return { clock, menu, queued, send: choice => sent.push(choice), sent };
}

test('a choice made before the chat is there is told and sent once it is', () => {
  const { menu, queued, send, sent } = arrange();
  menu.choose(register);
  assert.deepEqual(queued, [register]);
  menu.connect(send);
  assert.deepEqual(sent, [register]);
  assert.equal(queued.at(-1), 'sent');
});

test('the latest choice counts, once', () => {
  const { menu, send, sent } = arrange();
  menu.choose(register);
  menu.choose(register);
  menu.choose(sign);
  menu.connect(send);
  menu.connect(undefined);
  menu.connect(send);
  assert.deepEqual(sent, [sign]);
});

test('an impatient second tap is one wish; later it is a new one', () => {
  const { clock, menu, send, sent } = arrange();
  menu.connect(send);
  menu.choose(register);
  clock.now = 500;
  menu.choose(register);
  menu.choose(sign);
  clock.now = 5000;
  menu.choose(sign);
  assert.deepEqual(sent, [register, sign, sign]);
});

test('a choice made while the connection is away waits for it', () => {
  const { menu, send, sent } = arrange();
  menu.connect(send);
  menu.connect(undefined);
  menu.choose(sign);
  assert.deepEqual(sent, []);
  menu.connect(send);
  assert.deepEqual(sent, [sign]);
});
