import { person } from '/chat.js';
import { post, remove } from '/wire.js';

const byId = (id) => document.getElementById(id);
const titles = {
  DelayedWebhook: 'Sự kiện đến chậm',
  DuplicateWebhook: 'Sự kiện đến hai lần',
  ReorderedWebhook: 'Sự kiện đến sai thứ tự',
  ServerError: 'Lỗi máy chủ (502)',
  Timeout: 'Không trả lời',
  ErrorBody: 'HTTP 200 kèm mã lỗi',
  RateLimit: 'Quá giới hạn (-32)',
  ExpiredAttachment: 'Tệp đã tải lên hết hạn (-100)',
  DyingToken: 'Mã truy cập chết giữa chừng (-220)',
  SlowAnswer: 'Trả lời chậm',
  LostAnswer: 'Nhận tin rồi ngắt kết nối',
  TruncatedAnswer: 'Trả lời bị cắt cụt',
};
const longest = 'Lâu nhất (ms)';
const times = {
  DelayedWebhook: longest,
  DuplicateWebhook: longest,
  ReorderedWebhook: longest,
  Timeout: longest,
  SlowAnswer: longest,
  DyingToken: 'Sống ít nhất (ms)',
};

function field(label, name, value, properties) {
  const input = Object.assign(document.createElement('input'), { type: 'number', name, value, min: 0, ...properties });
  const wrapper = document.createElement('label');
  wrapper.append(`${label} `, input);
  return wrapper;
}

function fields(row) {
  const set = document.createElement('fieldset');
  set.dataset.kind = row.kind;
  const legend = Object.assign(document.createElement('legend'), { textContent: titles[row.kind] ?? row.kind });
  set.append(legend, field('Tỷ lệ %', 'rate', row.rate * 100, { max: 100 }), field('Hạt giống', 'seed', row.seed));
  if (times[row.kind]) set.append(field(times[row.kind], 'longestMs', row.longestMs));
  if (row.kind === 'ErrorBody') set.append(field('Mã', 'code', row.code, { min: -9999, max: -1 }));
  set.append(document.createElement('output'));
  return set;
}

function position(set, rate) {
  const value = (name) => set.elements[name]?.valueAsNumber;
  const body = { rate: rate ?? (value('rate') || 0) / 100, seed: value('seed') || 1 };
  if (value('longestMs') >= 0) body.longestMs = value('longestMs');
  if (value('code') < 0) body.code = value('code');
  return body;
}

function show(list, pairs) {
  list.replaceChildren(...pairs.flatMap(([name, value]) => [
    Object.assign(document.createElement('dt'), { textContent: name }),
    Object.assign(document.createElement('dd'), { textContent: value }),
  ]));
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const milliseconds = (value) => `${number.format(value)} ms`;

export function update(state) {
  const form = byId('switches');
  if (!form.childElementCount) form.append(...state.switches.map(fields));
  for (const row of state.switches) {
    const set = form.querySelector(`[data-kind="${row.kind}"]`);
    set.classList.toggle('on', row.rate > 0);
    set.querySelector('output').textContent = `đã xảy ra ${row.happened} lần`;
    if (!set.contains(document.activeElement)) set.elements.rate.value = Math.round(row.rate * 1000) / 10;
  }
  const { webhooks, tokens } = state;
  show(byId('tokens'), [
    ['Đã cấp', tokens.issued],
    ['Lần làm mới bị từ chối', tokens.refusedRefreshes],
    ['Lần dùng mã đã chết', tokens.deadTokenUses],
  ]);
  show(byId('webhooks'), [
    ['Địa chỉ', state.webhookUrl ?? '(chưa có)'],
    ['Trạng thái', webhooks.enabled ? 'đang gửi' : 'đã ngừng, vì không mở được kết nối'],
    ['Đã gửi', `${webhooks.sent} (nhận ${webhooks.acknowledged}, từ chối ${webhooks.refused}, không kết nối được ${webhooks.unreachable}, bỏ ${webhooks.dropped})`],
    ['Quá 2 giây', webhooks.late],
    ['p50 / p99', `${milliseconds(webhooks.p50)} / ${milliseconds(webhooks.p99)}`],
    ['p99,9 / lâu nhất', `${milliseconds(webhooks.p999)} / ${milliseconds(webhooks.max)}`],
    ['Tin phải trả phí', state.paidMessages],
  ]);
  if (document.activeElement !== byId('retry')) byId('retry').value = state.retry;
  const me = state.phones.find((phone) => phone.id === person());
  if (document.activeElement !== byId('refuse')) byId('refuse').checked = Boolean(me?.refuses);
}

export function start(changed) {
  const on = (id, event, work) => byId(id).addEventListener(event, async (happened) => {
    happened.preventDefault();
    await work(happened);
    await changed();
  });
  const sets = () => [...byId('switches').children];
  on('switches', 'change', ({ target }) => {
    const set = target.closest('fieldset');
    return post(`/switches/${set.dataset.kind}`, position(set));
  });
  on('switches', 'submit', () => {});
  on('all', 'click', () => Promise.all(sets().map((set) => post(`/switches/${set.dataset.kind}`, position(set, 0.1)))));
  on('none', 'click', () => remove('/switches'));
  on('kill', 'click', () => post('/tokens/kill'));
  on('reset', 'click', () => post('/webhook/reset'));
  on('retry', 'change', ({ target }) => post(`/webhook/retry/${target.value}`));
  on('open', 'click', () => post(`/phones/${person()}/open`));
  on('refuse', 'change', ({ target }) => post(`/phones/${person()}/refuse?on=${target.checked}`));
  on('admin', 'submit', async () => {
    await post(`/phones/${person()}/admin`, { text: byId('admin-text').value });
    byId('admin-text').value = '';
  });
  on('add', 'submit', async () => {
    await post('/phones', { name: byId('add-name').value, number: byId('add-number').value });
    byId('add').reset();
  });
}
