// A citizen's browser without script: follows addresses, fills in forms, and stops where it leaves the host.
import { baseUrl } from './host.js';

const own = new URL(baseUrl).origin;
const cookies = new Map();

async function load(url, options = {}) {
  const headers = { Cookie: [...cookies].map(pair => pair.join('=')).join('; ') };
  const response = await fetch(url, { headers, redirect: 'manual', ...options });
  for (const cookie of response.headers.getSetCookie()) cookies.set(...cookie.split(';')[0].split('='));
  return response;
}

async function follow(response, at) {
  for (let i = 0; i < 10; i++) {
    const location = response.headers.get('location');
    if (!location) return { text: await response.text(), url: at };
    at = new URL(location, at);
    if (at.origin !== own) return { left: at };
    response = await load(at);
  }
  throw new Error('Sent around in a circle.');
}

export const open = async url => follow(await load(url), new URL(url));

/** Fills in the form of a page that was opened before. */
export const submit = async ({ url }, fields) => {
  const action = new URL(url.pathname, url);
  return follow(await load(action, { body: new URLSearchParams(fields), method: 'POST' }), action);
};
