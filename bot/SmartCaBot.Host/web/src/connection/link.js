import { expiryOf } from './token.js';

const lostAfterMs = 2000;
// DirectLineJS tries again after 3 to 5 seconds, and then only each 20: from here on the page does it itself.
const replaceAfterMs = 8000;
const aboutToExpireMs = 60000;
const longestWaitMs = 30000;

const online = 2;
const expiredToken = 3;
const failedToConnect = 4;

/**
 * Keeps one Direct Line connection alive: notices a lost socket, a phone without network, a token that ended while the
 * phone slept, and puts a fresh connection to the same conversation in its place.
 * @param {(session, watermark, events) => object} open opens a Direct Line connection
 */
export function createLink({ notices, open, onLine, renewSession, text }) {
  let line;
  let lostTimer;
  let replaceTimer;
  let renewals = 0;
  let renewing = false;
  let shown = false;
  let sockets = 0;

  const tell = () => {
    shown = true;
    notices.show(text(navigator.onLine ? 'connect.lost' : 'connect.offline'));
  };
  const restored = () => {
    clearTimeout(lostTimer);
    clearTimeout(replaceTimer);
    if (shown) notices.show(text('connect.restored'), { forMs: 3000, kind: 'good' });
    shown = false;
  };

  function use(session, watermark) {
    sockets = 0;
    const current = (line = open(session, watermark, {
      onClose() {
        if (line !== current) return;
        sockets = Math.max(0, sockets - 1);
        if (sockets > 0) return;
        clearTimeout(lostTimer);
        clearTimeout(replaceTimer);
        lostTimer = setTimeout(tell, lostAfterMs);
        replaceTimer = setTimeout(renew, replaceAfterMs);
      },
      onOpen() {
        if (line !== current) return;
        sockets++;
        renewals = 0;
        restored();
      }
    }));
    let watched = false;
    current.connectionStatus$.subscribe(status => {
      if (line !== current) return;
      if (status === expiredToken || status === failedToConnect) renew();
      if (status === online && !watched) {
        watched = true;
        // A conversation that is gone (404 on reconnect) is told nowhere but here.
        current.activity$.subscribe({ error: () => line === current && renew() });
      }
    });
    onLine(current);
  }

  async function renew() {
    if (renewing) return;
    renewing = true;
    clearTimeout(replaceTimer);
    try {
      if (renewals > 0) {
        tell();
        await new Promise(resolve => setTimeout(resolve, Math.min(longestWaitMs, 1000 * 2 ** renewals)));
      }
      renewals++;
      const session = await renewSession();
      if (session) use(session, line.watermark);
    } catch {
      shown = true;
      notices.show(text('connect.failed'), { retry: { label: text('connect.retry'), run: renew } });
      replaceTimer = setTimeout(renew, longestWaitMs);
    } finally {
      renewing = false;
    }
  }

  addEventListener('offline', tell);
  addEventListener('online', () => {
    if (sockets > 0) return restored();
    if (shown) tell();
    return renew();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || !line) return;
    if (expiryOf(line.token) < Date.now() + aboutToExpireMs) renew();
  });

  return { use };
}
