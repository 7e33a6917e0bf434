const waits = [1000, 2000, 4000, 8000, 15000];

// Scattered, so that a thousand phones do not come back in the same second.
const sleep = ms => new Promise(resolve => setTimeout(resolve, ms * (0.5 + Math.random())));

/**
 * The browser's conversation, kept by the server behind an HttpOnly cookie. Any tab asks for the same one.
 * In a frame of another site that cookie may not be kept: there the tab remembers a word of the server's in its place.
 * A device at a desk (a one-time token) gets no cookie at all.
 * @typedef {{ token: string, conversationId: string, userId: string, expiresIn: number, isNew: boolean }} Session
 */
export function createSessions(fetch, wait = sleep, memory = undefined, kiosk = undefined) {
  const inFrame = () => memory && { framed: true, resume: memory.read() };

  async function post(path, body) {
    const response = await fetch(path, {
      body: JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json' },
      method: 'POST'
    });
    if (!response.ok) throw Object.assign(new Error(`${path} answered ${response.status}`), { status: response.status });
    return response;
  }

  return {
    /**
     * Opens the session, trying again while the network or the server is away. A refusal (4xx) is final.
     * @returns {Promise<Session>}
     */
    async open({ code = null, flow = null, locale }) {
      for (let attempt = 0; ; attempt++) {
        try {
          const session = await (await post('/api/chat/session', { locale, flow, code, kiosk, ...inFrame() })).json();
          memory?.write(session.resume);
          return session;
        } catch (error) {
          const refused = error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 429;
          if (refused || attempt >= waits.length) throw error;
          await wait(waits[attempt]);
        }
      }
    },
    async reset() {
      await post('/api/chat/session/reset', { ...inFrame() });
      memory?.write(null);
    }
  };
}

/** Where the visitor came from: a QR landing page links to `/?flow=register&code=…`. Only plain words are taken over. */
export function arrival(search) {
  const query = new URLSearchParams(search);
  const plain = name => {
    const value = query.get(name);
    return value && /^[\w.-]{1,64}$/.test(value) ? value : null;
  };
  return { code: plain('code'), flow: plain('flow') };
}
