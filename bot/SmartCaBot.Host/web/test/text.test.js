import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { initialLocale, keepLocale } from '../src/page/language.js';
import en from '../src/text/en.js';
import { createText } from '../src/text/text.js';
import vi from '../src/text/vi.js';

test('both languages say the same things', () => assert.deepEqual(Object.keys(en).sort(), Object.keys(vi).sort()));

test('the page is written with the same words as the dictionary', async () => {
  const html = await readFile(new URL('../src/index.html', import.meta.url), 'utf8');
  for (const [, key, words] of html.matchAll(/data-text="([^"]+)"[^>]*>([^<]+)</g)) assert.equal(words, vi[key], key);
  for (const [, key] of html.matchAll(/data-text-label="([^"]+)"/g)) assert.ok(vi[key], key);
});

test('arguments are put in as they are', () => {
  assert.equal(createText('vi-VN')('upload.type', '$&.docx'), vi['upload.type'].replace('$1', () => '$&.docx'));
});

test('Vietnamese unless asked otherwise', () => {
  const storage = new Map();
  const local = { getItem: key => storage.get(key) ?? null, setItem: (key, value) => storage.set(key, value) };
  assert.equal(initialLocale('', local), 'vi-VN');
  assert.equal(initialLocale('?lang=en', local), 'en-US');
  keepLocale('en-US', local);
  assert.equal(initialLocale('', local), 'en-US');
  assert.equal(initialLocale('?lang=vi', local), 'vi-VN');
  assert.equal(initialLocale('', undefined), 'vi-VN');
});
