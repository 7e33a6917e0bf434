// A conversation: new lines as they are said, the composer, panes on a phone. Every page works without this file.
import { announce, follow, keys, title } from './desk-live.js';
import { compose } from './composer.js';

const desk = document.getElementById('desk');
const scroll = document.getElementById('scroll');
const turns = document.getElementById('turns');
const typing = document.getElementById('typing');
const page = `/desk/case/${desk.dataset.case}`;
document.body.classList.add('panes-page');

const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
const toEnd = () => { scroll.scrollTop = scroll.scrollHeight; };
toEnd();

// What grows below pushes nothing out of sight.
let ended = true;
scroll.addEventListener('scroll', () => { ended = atEnd(); }, { passive: true });
new ResizeObserver(() => { if (ended) toEnd(); }).observe(scroll);
scroll.addEventListener('load', () => { if (ended) toEnd(); }, { capture: true });

let last = Number(desk.dataset.last);
let reading = false;
let more = false;

/** Fetches what was said since. The focus stays where it is. */
async function read() {
  if (reading) { more = true; return; }
  reading = true;
  do {
    more = false;
    const answer = await fetch(`${page}?handler=Messages&after=${last}`, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) break;
    const template = document.createElement('template');
    template.innerHTML = await answer.text(); // Made by the server, which encodes whatever people wrote.
    last = Math.max(last, Number(answer.headers.get('X-Last')));
    add([...template.content.querySelectorAll('li.turn')].filter((line) => !turns.querySelector(`[data-sequence="${line.dataset.sequence}"]`)));
  } while (more);
  reading = false;
}

function add(lines) {
  if (lines.length === 0) return;
  const follows = atEnd();
  turns.append(...lines);
  typing.hidden = true;
  if (follows) toEnd();
  const heard = lines.filter((line) => !line.matches('.agent')).map((line) => {
    const files = line.querySelectorAll('.file').length;
    return `${line.querySelector('.who b').textContent}: ${line.querySelector('.said')?.textContent ?? ''}${files ? ` (${files} tệp)` : ''}`;
  });
  if (heard.length > 0) announce(heard.join('. '));
  if (lines.some((line) => line.matches('.citizen'))) side();
}

let sideTimer = 0;
/** Answers, suggestions and notes follow the conversation, unless something is open there that somebody reads or fills in. */
function side() {
  clearTimeout(sideTimer);
  sideTimer = setTimeout(async () => {
    const body = document.getElementById('side-body');
    if (body.contains(document.activeElement) || body.querySelector('details[open], mark.whole')) return;
    const answer = await fetch(`${page}?handler=Side`, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer?.ok) body.innerHTML = await answer.text();
  }, 400);
}

let quiet = 0;
function showTyping() {
  const follows = atEnd();
  typing.hidden = false;
  if (follows) toEnd();
  clearTimeout(quiet);
  quiet = setTimeout(() => { typing.hidden = true; }, 5000);
}

const names = { Waiting: 'đang chờ', Agent: 'đang có người phụ trách', Returned: 'đã trả cho bot', Closed: 'đã đóng', Cancelled: 'công dân thôi chờ', Expired: 'hết hạn chờ' };
let unsent = () => false;

follow(desk.dataset.feed, {
  message: (news) => { if (news.case === desk.dataset.case) read(); },
  typing: (news) => { if (news.case === desk.dataset.case) showTyping(); },
  case(news) {
    if (news.case !== desk.dataset.case) return;
    announce(`Cuộc này ${names[news.state] ?? news.state}.`);
    // What has been typed is not thrown away by a page that turns over.
    if (unsent()) read();
    else if (!acting) location.reload();
  },
  viewers: (news) => {
    document.getElementById('viewers').textContent = news.names.length ? `${news.names.join(', ')} cũng đang xem` : '';
  },
  summary: (news) => title(news.waiting + news.awaiting),
  resync: () => { read(); side(); },
});

let acting = false;
addEventListener('submit', () => { acting = true; });

unsent = compose(page, read, announce) ?? unsent;

// Arrows go from line to line inside the transcript, which is one tab stop.
scroll.addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  const lines = [...turns.children];
  if (lines.length === 0) return;
  event.preventDefault();
  const at = lines.indexOf(document.activeElement.closest('li.turn'));
  const next = at < 0 ? lines.length - 1 : Math.min(lines.length - 1, Math.max(0, at + (event.key === 'ArrowUp' ? -1 : 1)));
  lines[next].focus();
});

// Forms that hang from a button: one at a time, and Escape shuts them.
addEventListener('toggle', (event) => {
  if (!event.target.matches('.pop') || !event.target.open) return;
  for (const other of document.querySelectorAll('.pop[open]')) if (other !== event.target) other.open = false;
}, { capture: true });
addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' && document.querySelector('.pop[open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary').focus();
});

// One pane at a time on a phone.
function show(id) {
  for (const pane of document.querySelectorAll('.pane')) pane.classList.toggle('shown', pane.id === id);
  for (const tab of document.querySelectorAll('[data-pane]')) {
    if (tab.dataset.pane === id) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
  if (id === 'talk') toEnd();
}
document.body.classList.add('one-pane');
show(location.hash === '#side' || document.querySelector('.side .whole, .side .errors') ? 'side' : 'talk');
document.getElementById('pane-tabs').addEventListener('click', (event) => {
  const tab = event.target.closest('[data-pane]');
  if (!tab) return;
  event.preventDefault();
  show(tab.dataset.pane);
});
addEventListener('desk-pane', (event) => show(event.detail));
keys({});
