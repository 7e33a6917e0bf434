// The composer: Enter sends, "/" opens canned replies, Alt+1…3 insert suggestions, the citizen sees that somebody is writing.
const typingEvery = 3000;

/** @returns what tells whether something typed has not been sent; undefined where nobody may write. */
export function compose(page, sent, announce) {
  const form = document.getElementById('say');
  if (!form) return undefined;
  const text = document.getElementById('text');
  const files = document.getElementById('files');
  const problem = document.getElementById('say-problem');
  const attached = document.getElementById('attached');
  const canned = document.getElementById('canned');
  const token = form.elements.__RequestVerificationToken.value;
  let sending = false;
  let told = 0;

  function attach() {
    const parts = [...files.files].map((file) => file.name);
    if (form.elements.reply.value && form.dataset.extra) parts.push(form.dataset.extra);
    if (form.elements.qr.value) parts.push('mã QR');
    attached.textContent = parts.length ? `Gửi kèm: ${parts.join(', ')} ` : '';
    attached.hidden = parts.length === 0;
    if (parts.length) {
      const drop = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: 'Bỏ' });
      drop.addEventListener('click', () => { clear(); text.focus(); });
      attached.append(drop);
    }
  }

  function clear() {
    files.value = '';
    form.elements.reply.value = '';
    form.elements.qr.value = '';
    delete form.dataset.extra;
    attach();
  }

  async function send() {
    if (sending || (text.value.trim() === '' && attached.hidden)) return;
    sending = true;
    form.setAttribute('aria-busy', 'true');
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } }).catch(() => null);
    const told = answer?.ok ? (await answer.json()).problem : 'Chưa gửi được. Kiểm tra mạng rồi gửi lại; tin không bị gửi hai lần.';
    problem.textContent = told;
    if (told === '') {
      text.value = '';
      form.elements.draft.value = crypto.randomUUID().replaceAll('-', '');
      clear();
      announce('Đã gửi.');
      await sent();
    }
    form.removeAttribute('aria-busy');
    sending = false;
  }

  form.addEventListener('submit', (event) => { event.preventDefault(); event.stopPropagation(); send(); });
  files.addEventListener('change', attach);
  text.addEventListener('input', () => {
    problem.textContent = '';
    filter();
    if (text.value.trim() === '' || Date.now() - told < typingEvery) return;
    told = Date.now();
    fetch(`${page}?handler=Typing`, { method: 'POST', headers: { RequestVerificationToken: token } }).catch(() => null);
  });

  const options = [...canned.querySelectorAll('[role=option]')];
  let chosen = null;

  function choose(option) {
    chosen?.setAttribute('aria-selected', 'false');
    chosen = option;
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (option) text.setAttribute('aria-activedescendant', option.id);
    else text.removeAttribute('aria-activedescendant');
  }

  const shown = () => options.filter((option) => !option.hidden);

  function filter() {
    const asked = /^\/(\S*)$/.exec(text.value);
    if (!asked) { canned.hidden = true; choose(null); return; }
    const wanted = asked[1].toLowerCase();
    for (const option of options)
      option.hidden = !option.dataset.shortcut.startsWith(wanted) && !option.textContent.toLowerCase().includes(wanted);
    canned.hidden = shown().length === 0;
    choose(shown()[0] ?? null);
    if (!canned.hidden) announce(`${shown().length} câu mẫu. ${chosen.textContent.trim().replace(/\s+/g, ' ')}`);
  }

  function insert(words, reply, extra, qr) {
    text.value = words;
    form.elements.reply.value = reply ?? '';
    form.elements.qr.value = qr ?? '';
    form.dataset.extra = extra ?? '';
    canned.hidden = true;
    choose(null);
    attach();
    text.focus();
    text.setSelectionRange(words.length, words.length);
  }

  const take = (option) => insert(option.dataset.body, option.dataset.id, option.dataset.extra);
  for (const option of options) {
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => take(option));
  }

  text.addEventListener('keydown', (event) => {
    if (event.isComposing) return; // A Vietnamese keyboard is still putting a letter together.
    if (event.altKey && /^[1-3]$/.test(event.key)) {
      document.querySelector(`[data-suggest="${event.key}"]`)?.click();
      event.preventDefault();
    } else if (!canned.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const list = shown();
      const at = list.indexOf(chosen) + (event.key === 'ArrowDown' ? 1 : -1);
      choose(list[(at + list.length) % list.length]);
      event.preventDefault();
    } else if (!canned.hidden && event.key === 'Escape') {
      canned.hidden = true;
      choose(null);
      event.preventDefault();
    } else if (!canned.hidden && chosen && (event.key === 'Enter' || event.key === 'Tab')) {
      take(chosen);
      event.preventDefault();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  });

  // The side is read again as the conversation goes on, so its buttons are heard from above.
  document.getElementById('side').addEventListener('click', (event) => {
    const button = event.target.closest('.insert');
    if (!button) return;
    insert(button.dataset.text, null, null, button.dataset.qr);
    dispatchEvent(new CustomEvent('desk-pane', { detail: 'talk' }));
    text.focus();
  });

  return () => text.value.trim() !== '' || files.files.length > 0;
}
