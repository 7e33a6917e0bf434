import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceptOf, namesOf, readKinds } from '../src/connection/documents.js';
import { checkFile as check, checkPhoto, maxFileBytes, megabytes, uniqueNames } from '../src/connection/files.js';
import { fitted } from '../src/connection/photo.js';

const kinds = [
  ...readKinds('PDF,.pdf,application/pdf;Word (.docx),.docx,application/vnd.word;XML,.xml,application/xml,text/xml', false),
  ...readKinds('Word (.doc),.doc,application/msword', true)
];
const checkFile = file => check(file, kinds);
const pdf = '%PDF-1.7\n';

const file = (name, content, type = '') => new File([content], name, { type });

test('takes a PDF by its ending or its type, up to 25 MiB', async () => {
  assert.deepEqual(await checkFile(file('Don.PDF', pdf)), { ok: true });
  assert.deepEqual(await checkFile(file('don', pdf.padEnd(maxFileBytes), 'application/pdf')), { ok: true });
  assert.deepEqual(await checkFile(file('don.pdf', `\0\0scanner\n${pdf}`)), { ok: true });
});

test('takes XML in any encoding, and no web page of that name', async () => {
  assert.deepEqual(await checkFile(file('hoa-don.xml', '\uFEFF<?xml version="1.0"?><HDon/>')), { ok: true });
  assert.deepEqual(await checkFile(file('don', '\n<HDon/>', 'text/xml')), { ok: true });
  assert.deepEqual(await checkFile(file('a.xml', new Uint8Array([0xff, 0xfe, 0x3c, 0, 0x61, 0]))), { ok: true });
  assert.deepEqual(await checkFile(file('a.xml', '<!DOCTYPE html><html>')), { ok: false, reason: 'type' });
  assert.deepEqual(await checkFile(file('a.xml', pdf)), { ok: false, reason: 'type' });
});

test('takes Office documents, with a password too, so that the bot can say what is wrong', async () => {
  assert.deepEqual(await checkFile(file('Don.DOCX', 'PK\u0003\u0004')), { ok: true });
  assert.deepEqual(await checkFile(file('don', 'PK\u0003\u0004', 'application/vnd.word')), { ok: true });
  assert.deepEqual(await checkFile(file('don.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))), { ok: true });
  assert.deepEqual(await checkFile(file('don.docx', 'PK\u0003\u0004', 'application/msword')), { ok: true });
});

test('what can be chosen and what is named follow the server', () => {
  assert.equal(acceptOf(kinds), '.pdf,application/pdf,.docx,application/vnd.word,.xml,application/xml,text/xml,.doc,application/msword');
  assert.equal(namesOf(kinds), 'PDF, Word (.docx), XML');
});

test('says why not', async () => {
  const reason = async (...about) => (await checkFile(file(...about))).reason;
  assert.equal(await reason('don.docx', pdf), 'type');
  assert.equal(await reason('don.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])), 'old');
  assert.equal(await reason('don.docm', 'PK\u0003\u0004'), 'type');
  assert.equal(await reason('don.pdf', '<!doctype html>'), 'type');
  assert.equal(await reason('don.pdf', ''), 'empty');
  assert.equal(await reason('don.pdf', pdf.padEnd(maxFileBytes + 1)), 'large');
});

test('where a picture is asked for, takes what phones make of one and nothing else', () => {
  assert.deepEqual(checkPhoto(file('IMG_1.HEIC', 'x')), { ok: true });
  assert.deepEqual(checkPhoto(file('anh', 'x', 'image/jpeg')), { ok: true });
  assert.deepEqual(checkPhoto(file('don.pdf', pdf, 'application/pdf')), { ok: false, reason: 'photo.type' });
  assert.deepEqual(checkPhoto(file('anh.jpg', '')), { ok: false, reason: 'empty' });
});

test('a large picture keeps its shape, a small one its size', () => {
  assert.deepEqual(fitted(4800, 3600), { height: 1800, width: 2400 });
  assert.deepEqual(fitted(3000, 4000), { height: 2400, width: 1800 });
  assert.deepEqual(fitted(800, 500), { height: 500, width: 800 });
});

test('never shows a refused size as the allowed one', () => {
  assert.equal(megabytes(maxFileBytes + 1, 'vi-VN'), '25,1');
});

test('equal names become different ones', () => {
  assert.deepEqual(uniqueNames(['a.pdf', 'a.pdf', 'a (1).pdf', 'b']), ['a.pdf', 'a (1).pdf', 'a (1) (1).pdf', 'b']);
});
