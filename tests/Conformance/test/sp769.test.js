// A portal that signs by VNPT's third-party interface, pointed at the host.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { after, before, test } from 'node:test';
import { baseUrl } from '../clients/host.js';
import { Sp769, startWebhook } from '../clients/sp769.js';
import { Subscriber } from '../clients/subscriber.js';

const { SP_ID: spId, SP_PASSWORD: spPassword, WEBHOOK_PORT: port } = process.env;
const skip = spId ? false : 'SP_ID, SP_PASSWORD and WEBHOOK_PORT name a registered client of the host';
const documents = ['Đơn đề nghị vay vốn', 'Phương án sử dụng vốn', 'Cam kết trả nợ'].map(name => ({ content: Buffer.from(`${name}, nội dung`), name }));
const files = documents.map(({ content, name }) => ({
  data_to_be_signed: createHash('sha256').update(content).digest('hex'),
  doc_id: name,
  file_type: 'pdf',
  sign_type: 'hash'
}));

let citizen, portal, webhook;

before(async () => {
  if (skip) return;
  webhook = await startWebhook(Number(port));
  portal = new Sp769(`${baseUrl}/sca/sp769`, { spId, spPassword });
  citizen = new Subscriber();
  await citizen.register();
}, { timeout: 120_000 });

after(() => webhook?.stop());

/** Each signature is its document's, by the certificate that the gateway told. */
function assertSigned({ cert_data, chain_data }, signatures) {
  const certificate = new X509Certificate(Buffer.from(cert_data, 'base64'));
  assert.ok(certificate.verify(new X509Certificate(Buffer.from(chain_data.ca_cert, 'base64')).publicKey));
  assert.deepEqual(signatures.map(({ doc_id }) => doc_id), documents.map(({ name }) => name));
  for (const [i, { signature_value }] of signatures.entries())
    assert.ok(verify('sha256', documents[i].content, createPublicKey(certificate.publicKey.export({ format: 'pem', type: 'spki' })), Buffer.from(signature_value, 'base64')));
}

test('a batch by version 1: confirmed by the subscriber, told by the webhook and to who asks', { skip }, async () => {
  const certificate = await portal.certificate(citizen.citizenId);
  assert.match(certificate.cert_subject, new RegExp(`UID=CCCD:${citizen.citizenId}$`));
  const transaction = crypto.randomUUID();

  const { data, message } = await portal.sign(citizen.citizenId, transaction, files);

  assert.equal(message, 'sig_wait_for_user_confirm');
  assert.equal(data.transaction_id, transaction);
  assert.equal((await portal.status(data.tran_code)).data.signatures, null);
  const { asked, done } = await citizen.confirm();
  for (const { name } of documents) assert.ok(asked.includes(name));
  assert.match(done, /Đã ký xong/);
  for (const id of [transaction, data.tran_code]) {
    const { message: outcome, signatures } = await portal.signatures(id);
    assert.equal(outcome, 'SUCCESS');
    assertSigned(certificate, signatures);
  }
  const told = await webhook.until(({ transaction_id }) => transaction_id === transaction);
  assert.equal(told.sp_id, spId);
  assert.equal(told.status_code, 200);
  assertSigned(certificate, told.signed_files);
});

test('a batch by version 2: password and authenticator code, and signatures at once', { skip }, async () => {
  await citizen.pairApp();
  const certificate = await portal.certificate(citizen.citizenId);
  const transaction = crypto.randomUUID();

  const { data } = await portal.signByOtp(citizen.citizenId, certificate.serial_number, transaction, files, citizen.password, citizen.otp());

  assert.ok(data.expired_in > 290 && data.expired_in <= 299);
  assert.equal(JSON.parse(Buffer.from(data.sad.split('.')[0], 'base64url')).typ, 'JWT');
  const confirmed = await portal.confirm(citizen.citizenId, transaction, citizen.password, data.sad);
  assertSigned(certificate, confirmed.data.signatures);
  await assert.rejects(portal.confirm(citizen.citizenId, transaction, 'sai mật khẩu', data.sad), { http: 401, status_code: 401 });
});
