// The list: live by the feed, single-letter keys, a notice of the system when somebody waits. Every page works without this file.
import { announce, follow, keys, title } from './desk-live.js';

const desk = document.getElementById('desk');
let fetching = false;
let again = false;

// Many changes in a moment are one look at the list.
async function refresh() {
  if (fetching) { again = true; return; }
  fetching = true;
  again = false;
  await new Promise((done) => setTimeout(done, 250));
  const answer = await fetch(desk.dataset.rows, { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.ok) show(await answer.text());
  fetching = false;
  if (again) refresh();
}

// The line in use keeps the focus, wherever it has moved to.
function show(html) {
  const focused = desk.contains(document.activeElement) ? place(document.activeElement) : null;
  desk.innerHTML = html; // Made by the server, which encodes whatever people wrote.
  if (focused) desk.querySelector(focused)?.focus();
}

function place(element) {
  const form = element.closest('form');
  if (form) return `form[action="${CSS.escape(form.getAttribute('action'))}"] button`.replaceAll('\\/', '/').replaceAll('\\?', '?').replaceAll('\\=', '=');
  const href = element.getAttribute('href');
  return href ? `a[href="${href.replaceAll('"', '\\"')}"]` : null;
}

let waiting = null;
follow(desk.dataset.feed, {
  summary(news) {
    if (waiting !== null && news.waiting > waiting) {
      announce(`Có thêm người chờ. Đang chờ: ${news.waiting}.`);
      notify(news.waiting);
    }
    const changed = waiting !== null;
    waiting = news.waiting;
    title(news.waiting + news.awaiting);
    if (changed) refresh();
  },
  case: refresh,
  message: refresh,
  resync: refresh,
});

// A list that nobody changes still gets older.
setInterval(() => { if (!document.hidden) refresh(); }, 60000);

const button = document.getElementById('notify');
const asked = 'desk-notify';
if (button && 'Notification' in window && Notification.permission !== 'denied') {
  button.hidden = false;
  const mark = () => {
    const on = Notification.permission === 'granted' && localStorage.getItem(asked) === 'yes';
    button.setAttribute('aria-pressed', on);
    button.textContent = on ? 'Đang báo khi có người chờ' : 'Báo khi có người chờ';
  };
  button.addEventListener('click', async () => {
    const on = localStorage.getItem(asked) === 'yes' && Notification.permission === 'granted';
    if (!on && await Notification.requestPermission() !== 'granted') return;
    localStorage.setItem(asked, on ? 'no' : 'yes');
    mark();
  });
  mark();
}

function notify(count) {
  if (!document.hidden || localStorage.getItem(asked) !== 'yes' || Notification.permission !== 'granted') return;
  new Notification('Bàn hỗ trợ', { body: `${count} người đang chờ`, tag: 'desk', silent: true });
}

// J and K go from line to line.
function move(step) {
  const links = [...desk.querySelectorAll('.cases .open')];
  const row = document.activeElement?.closest('tr');
  const at = links.findIndex((link) => link.closest('tr') === row);
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
}
keys({ j: () => move(1), k: () => move(-1) });
