// First script of the page, a few kilobytes: words, menu, notices and the session start while the chat still loads.
import { pageKinds } from './connection/documents.js';
import { createSessions, arrival } from './connection/session.js';
import { applyText, initialLocale, keepLocale, otherLocale } from './page/language.js';
import { createMemory, isFramed, wireFrame } from './page/frame.js';
import { endPage, kioskToken, wireKiosk } from './page/kiosk.js';
import { createMenu } from './page/menu.js';
import { createNotices } from './page/notices.js';
import { wireRestart } from './page/restart.js';
import { createText } from './text/text.js';

const kiosk = kioskToken(location.search);

const storage = (() => {
  // A device that many people use remembers nothing, not even a language.
  if (kiosk) return undefined;
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
})();

const notices = createNotices(document);
const framed = isFramed(location.search);
const home = kiosk ? endPage : framed ? '/?khung=1' : '/';
const sessions = createSessions(window.fetch.bind(window), undefined, framed ? createMemory(window) : undefined, kiosk);
const { code, flow } = arrival(location.search);

const page = {
  documents: pageKinds(document),
  flow,
  kiosk: Boolean(kiosk),
  leave: undefined,
  locale: initialLocale(location.search, storage),
  nonce: document.querySelector('meta[name="csp-nonce"]').content,
  notices,
  onLocale: undefined,
  sessions,
  text: undefined
};

function speak(locale) {
  page.locale = locale;
  page.text = createText(locale);
  applyText(document, locale, page.text);
  const language = document.getElementById('language');
  const [lang, short, name] = locale === 'vi-VN' ? ['en', 'EN', 'English'] : ['vi', 'VI', 'Tiếng Việt'];
  language.lang = lang;
  language.textContent = short;
  language.setAttribute('aria-label', `${short} – ${name}`);
  page.onLocale?.();
}

speak(page.locale);
if (framed) wireFrame(window);

page.menu = createMenu(
  () => performance.now(),
  {
    onQueued: ({ text }) => notices.show(page.text('menu.queued', text), { kind: 'good' }),
    onSent: notices.hide
  }
);

for (const button of document.querySelectorAll('#menu button')) {
  const { intent } = button.dataset;
  button.addEventListener('click', () => page.menu.choose({ intent, text: page.text(`menu.${intent}`) }));
}

document.getElementById('language').addEventListener('click', () => {
  speak(otherLocale(page.locale));
  keepLocale(page.locale, storage);
});

wireRestart(document, {
  async onRestart() {
    try {
      await sessions.reset();
      location.replace(home);
    } catch {
      notices.show(page.text('restart.failed'));
    }
  }
});

async function open() {
  try {
    const [session, { start }] = await Promise.all([
      sessions.open({ code, flow, locale: page.locale }),
      import(document.getElementById('chat-module').href)
    ]);
    // The campaign has been noted: a refresh or a shared address should not count as a new scan.
    if (location.search) history.replaceState(null, '', home);
    start(page, session);
    if (kiosk) wireKiosk({ document, leave: () => page.leave?.(), text: (...key) => page.text(...key), window });
  } catch (error) {
    console.error(error);
    document.getElementById('welcome-state').hidden = true;
    // The token of a device is good once: another is an officer's to give.
    if (kiosk) return notices.show(page.text('kiosk.closed'));
    notices.show(page.text('connect.failed'), {
      retry: { label: page.text('connect.retry'), run: () => location.reload() }
    });
  }
}

open();
