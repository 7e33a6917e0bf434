// <script src="https://HOST/widget.js" defer data-language="vi"></script> on a page of another site: a button, and behind it our page in a frame.
// It takes part in nothing of that page: its own shadow root and style sheet, no global name, no inline style, no eval, no HTML strings.
const script = document.currentScript;
const host = new URL(script.src).origin;
const english = script.dataset.language?.startsWith('en');
const words = english
  ? { close: 'Close', name: 'SmartCA assistant', open: 'Ask the SmartCA assistant' }
  : { close: 'Đóng', name: 'Trợ lý SmartCA', open: 'Hỏi trợ lý SmartCA' };
const phone = matchMedia('(max-width: 600px), (max-height: 480px)');

const make = (parent, name, attributes = {}, text = '') => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return parent.appendChild(element);
};

const place = document.createElement('smartca-assistant');
place.lang = english ? 'en' : 'vi';
const root = place.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { all: initial; }
  * { box-sizing: border-box; }
  button { background: #005baa; border: 2px solid #fff; color: #fff; cursor: pointer; font: 600 17px/1.3 system-ui, "Noto Sans", Roboto, Arial, sans-serif; }
  button:focus-visible, dialog:focus-visible { outline: 3px solid #ffb300; outline-offset: 2px; }
  .open { border-radius: 28px; bottom: 16px; box-shadow: 0 4px 16px rgb(0 0 0 / 35%); min-height: 56px; padding: 8px 20px; position: fixed; right: 16px; z-index: 2147483646; }
  dialog { background: #fff; border: 1px solid #5b6b7b; border-radius: 14px; bottom: 84px; box-shadow: 0 8px 32px rgb(0 0 0 / 35%); flex-direction: column; height: min(640px, calc(100vh - 100px));
    height: min(640px, calc(100dvh - 100px)); left: auto; margin: 0; max-height: none; max-width: none; overflow: hidden; padding: 0; position: fixed; right: 16px; top: auto; width: 400px; z-index: 2147483647; }
  dialog[open] { display: flex; }
  .close { align-self: stretch; border: 0; min-height: 44px; padding: 6px 16px; text-align: right; }
  iframe { border: 0; flex: 1; width: 100%; }
  @media (max-width: 600px), (max-height: 480px) {
    dialog { border: 0; border-radius: 0; height: 100vh; height: 100dvh; inset: 0; width: 100%; }
  }
  @media print { :host { display: none; } }`);
root.adoptedStyleSheets = [sheet];

const button = make(root, 'button', { 'aria-expanded': 'false', 'aria-haspopup': 'dialog', class: 'open', type: 'button' }, words.open);
const panel = make(root, 'dialog', { 'aria-label': words.name });
const shut = make(panel, 'button', { class: 'close', type: 'button' }, `${words.close} ✕`);
shut.setAttribute('aria-label', words.close);
let frame;

function open() {
  // Our page is loaded at the first wish for it, and stays: closing keeps what was typed.
  frame ??= make(panel, 'iframe', {
    src: `${host}/?khung=1&lang=${english ? 'en' : 'vi'}`,
    title: words.name
  });
  // A phone shows nothing else, so nothing else is within reach; beside a page on a large screen both are.
  if (phone.matches) panel.showModal();
  else panel.show();
  button.setAttribute('aria-expanded', 'true');
  frame.focus();
}

const close = () => panel.close();

panel.addEventListener('close', () => {
  button.setAttribute('aria-expanded', 'false');
  button.focus();
});
button.addEventListener('click', () => (panel.open ? close() : open()));
shut.addEventListener('click', close);
root.addEventListener('keydown', event => event.key === 'Escape' && panel.open && close());
// Inside the frame Escape is our page's; it passes on what it had no use for.
addEventListener('message', ({ data, origin, source }) => {
  if (origin === host && source === frame?.contentWindow && data === 'smartca:close' && panel.open) close();
});

document.body.append(place);
