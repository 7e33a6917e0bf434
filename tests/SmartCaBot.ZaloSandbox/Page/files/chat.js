import { bubble } from '/bubble.js';
import { post, read, upload } from '/wire.js';

const byId = (id) => document.getElementById(id);
const [log, messagesList, note, text, file, who, follow, info] = ['log', 'messages', 'note', 'text', 'file', 'who', 'follow', 'info'].map(byId);

let shown = 0;
let following = true;
let people = [];
let reading = null;
let listedOnce;
// Somebody may write before the first answer says who is there.
const listed = new Promise((resolve) => { listedOnce = resolve; });

export const person = () => who.value;

async function doing(work) {
  try {
    await listed;
    await work();
    note.textContent = '';
  } catch (error) {
    note.textContent = `Chưa thực hiện được: ${error.message}`;
  }
  await refresh();
}

const actions = {
  press: (messageId, at) => doing(() => post(`/phones/${person()}/press`, { messageId, button: at })),
  share() {
    const me = people.find((phone) => phone.id === person());
    const fields = byId('info-form').elements;
    fields.name.value ||= me.name;
    fields.phone.value ||= me.number;
    info.showModal();
  },
  grown: () => scrollIfFollowing(),
};

function scrollIfFollowing() {
  if (following) log.scrollTop = log.scrollHeight;
}

/** Fetches what is new; one at a time, so that nothing is drawn twice. */
export function refresh() {
  reading ??= draw().finally(() => { reading = null; });
  return reading;
}

async function draw() {
  const phone = person();
  if (!phone) return;
  const { next, messages } = await read(`/phones/${phone}/messages?after=${shown}`);
  if (phone !== person()) return;
  shown = next;
  const visible = messages.filter((message) => !message.hidden);
  if (!visible.length) return;
  if (visible.some((message) => message.author === 'Person')) following = true;
  messagesList.append(...visible.map((message) => bubble(message, actions)));
  scrollIfFollowing();
  const received = visible.filter((message) => message.author !== 'Person').map((message) => message.id);
  if (received.length) await post(`/phones/${phone}/seen`, received);
}

export function list(phones) {
  people = phones;
  if (who.options.length !== phones.length) {
    const chosen = who.value || sessionStorage.getItem('person');
    who.replaceChildren(...phones.map((phone) => new Option(`${phone.name} (0${phone.number.slice(2)})`, phone.id)));
    if (phones.some((phone) => phone.id === chosen)) who.value = chosen;
  }
  const me = phones.find((phone) => phone.id === person());
  follow.setAttribute('aria-pressed', String(Boolean(me?.follows)));
  follow.textContent = me?.follows ? 'Bỏ quan tâm' : 'Quan tâm';
  listedOnce();
}

export function start() {
  log.addEventListener('scroll', () => { following = log.scrollHeight - log.scrollTop - log.clientHeight < 80; });
  who.addEventListener('change', () => {
    sessionStorage.setItem('person', person());
    shown = 0;
    following = true;
    messagesList.replaceChildren();
    byId('info-form').reset();
    void doing(async () => {});
  });
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    text.value = '';
    void doing(() => post(`/phones/${person()}/text`, { text: words }));
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    byId('composer').requestSubmit();
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files;
    file.value = '';
    if (chosen) void doing(() => upload(`/phones/${person()}/file`, chosen));
  });
  follow.addEventListener('click', () =>
    doing(() => post(`/phones/${person()}/${follow.getAttribute('aria-pressed') === 'true' ? 'unfollow' : 'follow'}`)));
  info.addEventListener('close', () => {
    if (info.returnValue === 'send') void doing(() => post(`/phones/${person()}/info`, Object.fromEntries(new FormData(byId('info-form')))));
  });
}
