// A device at a desk, handed to one citizen after another: nothing of it stays in the browser, and it does not wait for long.
export const idleMs = 2 * 60 * 1000;
export const warningMs = 30 * 1000;

/** Where a device is when its citizen has gone. A refresh in between leads there as well: the token was good once. */
export const endPage = '/kiosk/xong';

/** The one-time token in the address, or undefined on any other page. */
export const kioskToken = search => {
  const token = new URLSearchParams(search).get('kiosk');
  return token && /^[\w-]{16,64}$/.test(token) ? token : undefined;
};

/**
 * Ends the session by the button, after two minutes without a sign of life and a warning, and when the page is left.
 * @param {{ document: Document, leave: () => void, text: (key: string, value?: string) => string, window: Window }} page
 */
export function wireKiosk({ document, leave, text, window }) {
  document.documentElement.classList.add('kiosk');
  const ask = document.getElementById('ask-kiosk');
  const left = document.getElementById('kiosk-left');
  const button = document.getElementById('kiosk-end');
  let countdown;
  let idle;
  let ended = false;

  function end() {
    if (ended) return;
    ended = true;
    clearTimeout(idle);
    clearInterval(countdown);
    leave();
    // What was said is taken off the screen at once, and its place in the history with it.
    document.body.hidden = true;
    window.location.replace(endPage);
  }

  function warn() {
    let seconds = warningMs / 1000;
    const tell = () => (left.textContent = text('kiosk.left', String(seconds)));
    tell();
    ask.showModal();
    countdown = setInterval(() => {
      seconds -= 1;
      tell();
      if (seconds <= 0) end();
    }, 1000);
  }

  function alive() {
    if (ended || ask.open) return;
    clearTimeout(idle);
    idle = setTimeout(warn, idleMs);
  }

  function stay() {
    clearInterval(countdown);
    if (ask.open) ask.close();
    alive();
  }

  button.hidden = false;
  button.addEventListener('click', end);
  document.getElementById('kiosk-stay').addEventListener('click', stay);
  document.getElementById('kiosk-go').addEventListener('click', end);
  ask.addEventListener('cancel', event => {
    event.preventDefault();
    stay();
  });
  for (const sign of ['pointerdown', 'keydown', 'input', 'scroll'])
    document.addEventListener(sign, alive, { capture: true, passive: true });
  window.addEventListener('pagehide', end);
  // A page taken out of the browser's memory would show what was said.
  window.addEventListener('pageshow', event => event.persisted && end());
  alive();
  return { end };
}
