import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { endPage, idleMs, kioskToken, warningMs, wireKiosk } from '../src/page/kiosk.js';

class Element extends EventTarget {
  classList = { add() {} };
  hidden = false;
  open = false;
  textContent = '';
  close = () => (this.open = false);
  showModal = () => (this.open = true);
}

function device() {
  mock.timers.enable({ apis: ['setInterval', 'setTimeout'] });
  const elements = new Map();
  const document = new Element();
  document.documentElement = new Element();
  document.body = new Element();
  document.getElementById = id => elements.get(id) ?? elements.set(id, new Element()).get(id);
  const window = new EventTarget();
  const went = [];
  window.location = { replace: where => went.push(where) };
  let left = 0;
  wireKiosk({ document, leave: () => left++, text: (key, value) => `${key} ${value}`, window });
  return { document, element: document.getElementById, left: () => left, went, window };
}

const press = (target, name = 'click') => target.dispatchEvent(new Event(name));

test('nobody there: a warning after two minutes, then everything is forgotten', t => {
  t.after(() => mock.timers.reset());
  const { document, element, left, went } = device();
  mock.timers.tick(idleMs - 1);
  assert.equal(element('ask-kiosk').open, false);
  mock.timers.tick(1);
  assert.equal(element('ask-kiosk').open, true);
  mock.timers.tick(warningMs - 1000);
  assert.equal(left(), 0);
  assert.equal(element('kiosk-left').textContent, 'kiosk.left 1');
  mock.timers.tick(1000);
  assert.deepEqual([left(), went, document.body.hidden], [1, [endPage], true]);
});

test('a sign of life puts it off, and "I am still here" too', t => {
  t.after(() => mock.timers.reset());
  const { document, element, left } = device();
  mock.timers.tick(idleMs - 1);
  press(document, 'keydown');
  mock.timers.tick(idleMs - 1);
  assert.equal(element('ask-kiosk').open, false);
  mock.timers.tick(1);
  press(element('kiosk-stay'));
  mock.timers.tick(idleMs - 1);
  assert.deepEqual([element('ask-kiosk').open, left()], [false, 0]);
});

test('the button ends at once, leaving the page ends, and an end happens once', t => {
  t.after(() => mock.timers.reset());
  const { element, left, went, window } = device();
  press(element('kiosk-end'));
  press(window, 'pagehide');
  mock.timers.tick(idleMs + warningMs);
  assert.deepEqual([left(), went], [1, [endPage]]);
});

test('only a token opens such a session', () => {
  assert.equal(kioskToken('?kiosk=abcdefghijklmnop_-12'), 'abcdefghijklmnop_-12');
  assert.equal(kioskToken('?kiosk=<script>'), undefined);
  assert.equal(kioskToken('?code=abc'), undefined);
});
