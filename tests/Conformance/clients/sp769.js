// An integrating system as the public description of VNPT's gateway has it: no more is known here than that.
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';

export class Sp769 {
  constructor(base, { spId, spPassword }) {
    this.base = base;
    this.account = { sp_id: spId, sp_password: spPassword };
  }

  /** The data of a good answer; anything else is thrown, as the envelope says it. */
  async post(path, body) {
    const response = await fetch(`${this.base}/${path}`, {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
      method: 'POST'
    });
    const { data, message, status_code } = await response.json();
    if (response.status !== 200 || status_code !== 200) throw Object.assign(new Error(message), { http: response.status, status_code });
    return { data, message };
  }

  async certificate(user_id) {
    const { data } = await this.post('v1/credentials/get_certificate', { ...this.account, serial_number: '', transaction_id: crypto.randomUUID(), user_id });
    return data.user_certificates.find(({ cert_status }) => cert_status === 'Đang hoạt động');
  }

  sign = (user_id, transaction_id, files) =>
    this.post('v1/signatures/sign', { ...this.account, sign_files: files, time_stamp: '20261122080000Z', transaction_desc: 'Hồ sơ vay', transaction_id, user_id });

  status = tranId => this.post(`v1/signatures/sign/${tranId}/status`, {});

  /** Polls as integrators do, only faster. */
  async signatures(tranId) {
    for (let i = 0; i < 100; i++) {
      const { data, message } = await this.status(tranId);
      if (data.signatures) return { message, signatures: data.signatures };
      await setTimeout(100);
    }
    throw new Error('Nobody confirmed.');
  }

  signByOtp = (user_id, serial_number, transaction_id, files, password, otp) =>
    this.post('v2/signatures/sign', { ...this.account, otp, password, serial_number, sign_files: files, transaction_id, user_id });

  confirm = (user_id, transaction_id, password, sad) =>
    this.post('v2/signatures/confirm', { ...this.account, password, sad, transaction_id, user_id });
}

/** Where the gateway sends outcomes to. */
export async function startWebhook(port) {
  const told = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    told.push(JSON.parse(body));
    response.end();
  });
  await new Promise(resolve => server.listen(port, '127.0.0.1', resolve));
  return {
    stop: () => new Promise(resolve => server.close(resolve)),
    async until(predicate) {
      for (let i = 0; i < 300; i++) {
        const found = told.find(predicate);
        if (found) return found;
        await setTimeout(100);
      }
      throw new Error('Nobody called.');
    }
  };
}
