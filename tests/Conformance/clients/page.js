import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import { baseUrl } from './host.js';

const script = readFileSync(createRequire(import.meta.url).resolve('botframework-directlinejs/dist/directline.js'), 'utf8');

/** A page of the host's own origin with the official client in it. `sockets` are the WebSockets it opened, oldest first. */
export function openPage() {
  const dom = new JSDOM('<!doctype html>', { pretendToBeVisual: true, runScripts: 'outside-only', url: `${baseUrl}/` });
  const { window } = dom;
  window.eval(script);
  const sockets = [];
  const WebSocket = class extends window.WebSocket {
    constructor(...args) {
      super(...args);
      sockets.push(this);
    }
  };

  return {
    close: () => window.close(),
    connect(options) {
      const line = new window.DirectLine.DirectLine({ domain: `${baseUrl}/v3/directline`, random: () => 0, WebSocket, ...options });
      return { activities: collect(line.activity$), line, statuses: collect(line.connectionStatus$) };
    },
    sockets
  };
}

/** Keeps what an observable emits, and waits for something among it. */
function collect(observable) {
  const seen = [];
  const waiting = new Set();
  observable.subscribe(
    value => {
      seen.push(value);
      for (const look of waiting) look();
    },
    error => seen.push({ error })
  );
  return {
    seen,
    until: predicate =>
      new Promise(resolve => {
        const look = () => {
          const found = seen.find(predicate);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      })
  };
}

/** The one value of an observable. */
export const first = observable => new Promise((resolve, reject) => observable.subscribe(resolve, reject));
