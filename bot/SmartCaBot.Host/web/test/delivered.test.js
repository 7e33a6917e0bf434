import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliveredAfterAll } from '../src/connection/delivered.js';

const message = (status, id = 'c|u.1') => ({ channelData: { 'webchat:send-status': status }, from: { role: 'user' }, id });

test('a message that was given up and has arrived all the same is sent', () =>
  assert.deepEqual(deliveredAfterAll(message(), [message('sent', 'c|u.0'), message('send failed')])?.payload, {
    activityID: 'c|u.1',
    name: 'webchat:send-status',
    value: 'sent'
  }));

test('what is on its way, has no echo or is not a person’s stays as it is', () => {
  assert.equal(deliveredAfterAll(message(), [message('sending')]), undefined);
  assert.equal(deliveredAfterAll(message(), [message('send failed', 'c|u.2')]), undefined);
  assert.equal(deliveredAfterAll({ ...message(), id: undefined }, [{ ...message('send failed'), id: undefined }]), undefined);
  assert.equal(deliveredAfterAll({ ...message(), from: { role: 'bot' } }, [message('send failed')]), undefined);
});
