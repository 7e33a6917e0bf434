// The host under test and how to get a token from it.
export const baseUrl = process.env.BASE_URL?.replace(/\/+$/, '');
if (!baseUrl) throw new Error('Set BASE_URL to the address of a running host.');

const secret = process.env.DIRECTLINE_SECRET;

export async function postJson(path, body, headers = {}) {
  const response = await fetch(baseUrl + path, {
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...headers },
    method: 'POST'
  });
  const text = await response.text();
  return { body: text ? JSON.parse(text) : undefined, status: response.status };
}

/** @returns {Promise<{ token: string, conversationId: string }>} for a person nobody has seen before */
export async function newToken() {
  const answer = secret
    ? await postJson('/v3/directline/tokens/generate', {}, { Authorization: `Bearer ${secret}` })
    : await postJson('/api/chat/session', { locale: 'vi-VN' });
  if (answer.status !== 200) throw new Error(`No token: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const claims = token => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
