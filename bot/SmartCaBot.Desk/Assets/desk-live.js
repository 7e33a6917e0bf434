// What all desk pages share: the feed, announcements, the title's count, single-letter keys.
const live = document.getElementById('live') ?? document.body.appendChild(Object.assign(document.createElement('p'), { id: 'live', className: 'sr' }));
live.setAttribute('role', 'status');
let emptying = 0;

/** Says something to screen readers; emptied after a while, long enough for slow ones. */
export function announce(text) {
  live.textContent = text;
  clearTimeout(emptying);
  emptying = setTimeout(() => { live.textContent = ''; }, 4000);
}

const plain = document.title;

/** How many wait for this agent, before the title. */
export function title(count) {
  document.title = count > 0 ? `(${count}) ${plain}` : plain;
}

/** Opens the feed and tells each kind of news to its handler. The browser comes back by itself, with the last id it has seen. */
export function follow(address, handlers) {
  const source = new EventSource(address);
  for (const [name, handle] of Object.entries(handlers))
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  let failures = 0;
  source.onopen = () => { failures = 0; document.body.classList.remove('offline'); };
  source.onerror = () => {
    document.body.classList.add('offline');
    // Refused for good (signed out): the page itself says why.
    if (source.readyState === EventSource.CLOSED && ++failures < 3) setTimeout(() => location.reload(), 3000);
  };
  addEventListener('pagehide', () => source.close());
}

const off = 'desk-keys-off';
const dialog = document.getElementById('keys');
const isOn = () => localStorage.getItem(off) !== 'yes';

/** Single letters, unless somebody is typing, or has switched them off (WCAG 2.1.4). */
export function keys(own) {
  document.body.dataset.keys = 'heard';
  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isOn()) return;
    if (event.target.closest?.('input, textarea, select, [contenteditable], dialog[open]')) return;
    if (event.key === '?' && dialog) { event.preventDefault(); dialog.showModal(); return; }
    const key = event.key.toLowerCase();
    const handler = own[key];
    const target = handler ? null : document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!handler && !target) return;
    event.preventDefault();
    if (handler) handler();
    else act(target);
  });
}

// Fields and sections are gone to; links and buttons are pressed, but nothing is ended by one letter.
function act(target) {
  const hidden = target.closest('.pane:not(.shown)');
  if (hidden && document.body.classList.contains('one-pane')) dispatchEvent(new CustomEvent('desk-pane', { detail: hidden.id }));
  if (target.matches('a, button.primary')) target.click();
  else {
    if (target.matches('summary')) target.parentElement.open = true;
    target.focus();
  }
}

const box = document.getElementById('keys-on');
if (box) {
  const mark = () => document.body.classList.toggle('no-keys', !isOn());
  box.checked = isOn();
  box.addEventListener('change', () => { localStorage.setItem(off, box.checked ? 'no' : 'yes'); mark(); });
  mark();
}
document.querySelector('[data-key="?"]')?.addEventListener('click', (event) => { if (dialog) { event.preventDefault(); dialog.showModal(); } });
