import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyRefused } from '../src/connection/upload.js';
import en from '../src/text/en.js';
import vi from '../src/text/vi.js';

test('a refused upload is told apart from a lost network', () => {
  assert.equal(whyRefused({ code: 'QuotaReached', status: 413 }), 'upload.quota');
  assert.equal(whyRefused({ code: 'NoSpace', status: 507 }), 'upload.full');
  assert.equal(whyRefused({ code: 'TooLarge', status: 413 }), 'upload.refused');
  assert.equal(whyRefused({ status: 400 }), 'upload.refused');
  assert.equal(whyRefused({ status: 0 }), 'upload.failed');
  assert.equal(whyRefused({ status: 500 }), 'upload.failed');
});

test('each reason has words in both languages', () => {
  for (const code of ['QuotaReached', 'NoSpace']) {
    const key = whyRefused({ code, status: 413 });
    assert.ok(vi[key] && en[key]);
  }
});
