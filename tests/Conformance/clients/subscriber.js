// A citizen of the host under test: gets a certificate in the chat, pairs an authenticator app, and confirms on the page their phone shows.
import { createHmac, randomInt } from 'node:crypto';
import { ActivityFactory, ActivityTypes, BotFrameworkHttpClient, DeliveryModes, TurnContext } from 'botbuilder';
import { SimpleCredentialProvider } from 'botframework-connector';
import { baseUrl } from './host.js';

const client = new BotFrameworkHttpClient(new SimpleCredentialProvider('', ''));

export class Subscriber {
  citizenId = `066162${String(randomInt(1_000_000)).padStart(6, '0')}`;
  password = 'quả sầu riêng 2026';
  #phone = `09${String(randomInt(100_000_000)).padStart(8, '0')}`;
  #key;
  #replies = [];
  #reference = {
    bot: { id: 'bot' },
    channelId: 'emulator',
    conversation: { id: crypto.randomUUID() },
    serviceUrl: 'http://localhost:3978',
    user: { id: crypto.randomUUID() }
  };

  async #post(activity) {
    const addressed = TurnContext.applyConversationReference({ id: crypto.randomUUID(), locale: 'vi-VN', ...activity }, this.#reference, true);
    const { body, status } = await client.postActivity('', '', `${baseUrl}/api/messages`, 'http://localhost:3978/api/skills', this.#reference.conversation.id, {
      ...addressed,
      deliveryMode: DeliveryModes.ExpectReplies
    });
    if (status !== 200) throw new Error(`HTTP ${status}`);
    this.#replies = body.activities;
  }

  #say = text => this.#post(ActivityFactory.fromObject(text));

  #press(title) {
    const button = this.#replies
      .flatMap(({ attachments = [], suggestedActions }) => [...(suggestedActions?.actions ?? []), ...attachments.flatMap(({ content }) => content?.buttons ?? [])])
      .find(action => action.title === title);
    if (!button) throw new Error(`No button ${title} in ${JSON.stringify(this.#replies.map(({ text }) => text))}`);
    return this.#post({ text: button.text, type: ActivityTypes.Message, value: button.value });
  }

  /** The newest message to this phone that matches; waits for it. */
  async message(pattern) {
    for (let i = 0; i < 300; i++) {
      const sent = await (await fetch(`${baseUrl}/dev/messages`, { headers: { Accept: 'application/json' } })).json();
      // The newest come first.
      const found = sent.find(({ kind, text, to }) => kind === 'sms' && to.endsWith(this.#phone.slice(1)) && pattern.test(text));
      if (found) return found.text;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error(`No message ${pattern}`);
  }

  code = async pattern => /\b\d{6}\b/.exec(await this.message(pattern))[0];

  async register() {
    await this.#say('tôi muốn đăng ký chữ ký số');
    await this.#press('Tôi đồng ý');
    for (const answer of [this.citizenId, 'Nguyễn Thị Lan', '15/8/1962', '20/5/2021']) await this.#say(answer);
    await this.#press('Không thời hạn');
    for (const answer of [this.#phone, 'lan.nguyen@example.vn', 'Buôn Cô Thôn, phường Buôn Ma Thuột']) await this.#say(answer);
    await this.#press('Đắk Lắk');
    await this.#press('Đúng, gửi hồ sơ');
    await this.#say(await this.code(/kích hoạt/));
  }

  async #form(path, fields) {
    const response = await fetch(new URL(path, baseUrl), { body: new URLSearchParams(fields), method: 'POST' });
    if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
    return response.text();
  }

  async pairApp() {
    const asked = await this.#form('/authenticator', { act: 'who', citizen: this.citizenId });
    const check = /name="check" value="([^"]+)"/.exec(asked)[1];
    const code = await this.code(/GHÉP ỨNG DỤNG KÝ SỐ/);
    const shown = await this.#form('/authenticator', { act: 'code', again: this.password, check, code, password: this.password });
    this.#key = base32(/id="key">([^<]+)</.exec(shown)[1]);
    const done = await this.#form('/authenticator', { act: 'app', check, code: this.#otp(Math.floor(Date.now() / 30_000) - 1) });
    if (!done.includes('Đã ghép xong')) throw new Error(done);
  }

  /** What the app shows now; the pairing used the code before. */
  otp = () => this.#otp(Math.floor(Date.now() / 30_000));

  #otp(step) {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.#key).update(counter).digest();
    const number = mac.readUInt32BE(mac.at(-1) & 15) & 0x7fffffff;
    return String(number % 1_000_000).padStart(6, '0');
  }

  /** Opens the link in the newest message, reads what is asked, and signs. */
  async confirm() {
    const text = await this.message(/đề nghị anh\/chị ký/);
    const page = /https?:\/\/\S+/.exec(text)[0];
    const asked = await (await fetch(page)).text();
    return { asked, done: await this.#form(page, { act: 'enter', code: /mã (\d{6})/.exec(text)[1] }) };
  }
}

function base32(text) {
  let bits = '';
  for (const c of text.replaceAll(' ', '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0');
  return Buffer.from(bits.match(/.{8}/g).map(octet => parseInt(octet, 2)));
}
