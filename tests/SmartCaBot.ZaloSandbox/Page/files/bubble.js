// One message as the phone draws it. Nothing is ever parsed as HTML.
const clock = new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit' });
const authors = { Person: 'Anh/chị', Bot: 'Trợ lý', Admin: 'Cán bộ' };

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const link = (url, text) => make('a', { href: url, target: '_blank', rel: 'noopener', textContent: text });

function said(text) {
  const paragraph = make('p', { className: 'said' });
  for (const part of text.split(/(https?:\/\/[^\s<>"]+)/)) {
    paragraph.append(/^https?:\/\//.test(part) ? link(part, part) : part);
  }
  return paragraph;
}

function attachment(message, actions) {
  if (message.kind === 'Image' || message.kind === 'Gif') {
    const picture = make('img', { src: message.url, alt: message.text || 'Ảnh', onload: actions.grown });
    return make('a', { href: message.url, target: '_blank', rel: 'noopener' }, picture);
  }
  if (message.fileName && message.url) {
    return make('a', { href: message.url, download: message.fileName, textContent: `Tệp ${message.fileName} (${Math.ceil(message.bytes / 1024)} kB)` });
  }
  return null;
}

function button(choice, index, press) {
  if (choice.type === 'oa.open.url') return link(choice.payload, choice.title);
  if (choice.type === 'oa.open.phone') return make('a', { href: `tel:${choice.payload}`, textContent: choice.title });
  if (choice.type === 'oa.open.sms') return make('a', { href: `sms:${choice.payload}`, textContent: choice.title });
  return make('button', { type: 'button', textContent: choice.title, onclick: () => press(index) });
}

export function bubble(message, actions) {
  const item = make('li', { className: message.author.toLowerCase() });
  item.append(make('span', { className: 'hidden', textContent: `${authors[message.author]}: ` }));
  if (message.kind === 'Template') item.append(make('strong', { textContent: 'Tin mẫu ZBS' }));
  const attached = attachment(message, actions);
  if (attached) item.append(attached);
  if (message.kind === 'Sticker') item.append(said('(nhãn dán)'));
  if (message.text) item.append(said(message.text));
  for (const element of message.elements) {
    item.append(said([element.title, element.subtitle].filter(Boolean).join('\n')));
    if (element.action) item.append(link(element.action.payload, 'Mở liên kết'));
  }
  const choices = message.buttons.map((choice, index) => button(choice, index, (at) => actions.press(message.id, at)));
  if (message.kind === 'InfoRequest') choices.push(make('button', { type: 'button', textContent: 'Chia sẻ thông tin', onclick: actions.share }));
  if (choices.length) item.append(make('div', { className: 'buttons' }, ...choices));
  item.append(make('time', { dateTime: message.at, textContent: clock.format(new Date(message.at)) }));
  return item;
}
