// The sandbox's own API. Writing carries a header that other pages cannot send.
const guard = { 'X-Zalo-Sandbox': '1' };

async function call(path, options) {
  const answer = await fetch(`/control${path}`, options);
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : {};
}

export const read = (path) => call(path, {});

export const post = (path, body = {}) =>
  call(path, { method: 'POST', headers: { ...guard, 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const remove = (path) => call(path, { method: 'DELETE', headers: guard });

export function upload(path, file) {
  const form = new FormData();
  form.append('file', file);
  return call(path, { method: 'POST', headers: guard, body: form });
}
