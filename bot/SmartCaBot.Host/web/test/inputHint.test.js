import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedInput } from '../src/chat/inputHint.js';

const bot = input => ({ channelData: input && { smartca: { input } }, from: { role: 'bot' }, type: 'message' });
const user = { from: { role: 'user' }, type: 'message' };
const typing = { from: { role: 'bot' }, type: 'typing' };

test('the question stands until the person answers', () => {
  assert.equal(askedInput([user, bot('otp')]), 'otp');
  assert.equal(askedInput([bot('otp'), user]), undefined);
  assert.equal(askedInput([]), undefined);
});

test('a further remark or typing does not take the question away', () => {
  assert.equal(askedInput([bot('otp'), bot(), typing]), 'otp');
});

test('a later question replaces it, "none" ends it', () => {
  assert.equal(askedInput([bot('otp'), bot('date')]), 'date');
  assert.equal(askedInput([bot('otp'), bot('none')]), undefined);
});
