import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkFile, maxFileBytes, megabytes, uniqueNames } from '../src/connection/files.js';

test('takes a PDF by its ending or its type, up to 25 MiB', () => {
  assert.deepEqual(checkFile({ name: 'Don.PDF', size: 10, type: '' }), { ok: true });
  assert.deepEqual(checkFile({ name: 'don', size: maxFileBytes, type: 'application/pdf' }), { ok: true });
});

test('says why not', () => {
  assert.equal(checkFile({ name: 'don.docx', size: 10, type: '' }).reason, 'type');
  assert.equal(checkFile({ name: 'don.pdf', size: 0, type: '' }).reason, 'empty');
  assert.equal(checkFile({ name: 'don.pdf', size: maxFileBytes + 1, type: '' }).reason, 'large');
});

test('never shows a refused size as the allowed one', () => {
  assert.equal(megabytes(maxFileBytes + 1, 'vi-VN'), '25,1');
});

test('equal names become different ones', () => {
  assert.deepEqual(uniqueNames(['a.pdf', 'a.pdf', 'a (1).pdf', 'b']), ['a.pdf', 'a (1).pdf', 'a (1) (1).pdf', 'b']);
});
