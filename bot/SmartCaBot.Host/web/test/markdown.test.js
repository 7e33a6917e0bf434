import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMarkdown } from '../src/chat/markdown.js';

test('bold, lists and links', () => {
  assert.equal(renderMarkdown('**Bước 1**').trim(), '<p><strong>Bước 1</strong></p>');
  assert.match(
    renderMarkdown('[Cổng](https://dichvucong.gov.vn)'),
    /<a href="https:\/\/dichvucong.gov.vn" rel="noopener noreferrer" target="_blank">Cổng<\/a>/
  );
  assert.match(renderMarkdown('[Gọi](tel:18001260)'), /<a href="tel:18001260">/);
  assert.match(renderMarkdown('[Tệp](/files/1)'), /<a href="\/files\/1">/);
});

for (const harmful of [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](data:text/html,x)',
  '[x](//evil.example/)',
  '![x](https://evil.example/x.png)'
]) {
  test(`renders ${harmful} as harmless text`, () => {
    assert.doesNotMatch(renderMarkdown(harmful), /<(script|img)|href="(javascript|data|\/\/)/i);
  });
}

test('a bare address of the bot is a link; one in a name, as the server escapes it, is text', () => {
  assert.match(renderMarkdown('dichvucong.gov.vn'), /<a href/);
  for (const [escaped, shown] of [
    ['**vidu\\.vn**', 'vidu.vn'],
    ['https\\://vidu\\.vn/a.pdf', 'https://vidu.vn/a.pdf'],
    ['www\\.vidu\\.com', 'www.vidu.com'],
    ['ten\\@vidu\\.vn', 'ten@vidu.vn']
  ]) {
    const html = renderMarkdown(escaped);
    assert.doesNotMatch(html, /<a /);
    assert.ok(html.includes(shown));
  }
});
