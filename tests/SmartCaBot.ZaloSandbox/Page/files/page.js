import * as chat from '/chat.js';
import * as controls from '/controls.js';
import { read } from '/wire.js';

const waiting = 'Đang chờ máy thử Zalo…';
const note = document.getElementById('note');
const tabs = [...document.querySelectorAll('[role="tab"]')];

function choose(chosen) {
  for (const tab of tabs) {
    const on = tab === chosen;
    tab.setAttribute('aria-selected', String(on));
    tab.tabIndex = on ? 0 : -1;
    document.getElementById(tab.getAttribute('aria-controls')).hidden = !on;
  }
}

async function look() {
  const state = await read('/state');
  document.getElementById('account').textContent = state.name;
  chat.list(state.phones);
  controls.update(state);
  await chat.refresh();
}

/** Looks every second, and goes on when the sandbox was away. */
async function keepLooking() {
  try {
    await look();
    if (note.textContent === waiting) note.textContent = '';
  } catch {
    note.textContent = waiting;
  }
  setTimeout(keepLooking, 1000);
}

for (const tab of tabs) {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
    choose(other);
    other.focus();
  });
}
chat.start();
controls.start(look);
void keepLooking();
