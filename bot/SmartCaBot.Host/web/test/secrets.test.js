import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSecrets, mask, otpIn } from '../src/connection/secrets.js';

test('the store sees dots, the wire sees the code, and the echo ends it', () => {
  const secrets = createSecrets();
  const shown = secrets.conceal('123456');
  assert.equal(shown.text, mask);
  assert.ok(!JSON.stringify(shown).includes('123456'));

  const wire = secrets.reveal(shown);
  assert.equal(wire.text, '123456');
  assert.equal(wire.channelData.smartca.secret, true);

  secrets.forget(shown);
  assert.equal(secrets.reveal(shown), null);
});

test('other activities pass through untouched', () => {
  const activity = { text: 'Xin chào', type: 'message' };
  assert.equal(createSecrets().reveal(activity), activity);
});

for (const [typed, code] of [
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['123-456', '123456'],
  ['Ma OTP cua anh/chi la 654321.', '654321'],
  ['123', undefined],
  ['123456789', undefined],
  ['gửi lại mã', undefined],
  ['1234 hay 5678 đây', undefined],
  ['', undefined]
]) {
  test(`reads “${typed}” as ${code}`, () => assert.equal(otpIn(typed), code));
}
