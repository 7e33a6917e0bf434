// Clients of the CSC API, pointed at the host: version 1 as pyHanko speaks it, version 2 with a citizen in a browser.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { constants, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { open, submit } from '../clients/browser.js';
import { Csc, oids, sha256 } from '../clients/csc.js';
import { baseUrl } from '../clients/host.js';
import { makePdf } from '../clients/pdf.js';
import { Subscriber } from '../clients/subscriber.js';

const { CSC_ID: id, CSC_REDIRECT: redirect, CSC_SECRET: secret } = process.env;
const skip = id ? false : 'CSC_ID, CSC_SECRET and CSC_REDIRECT name a registered client of the host';
const folder = mkdtempSync(join(tmpdir(), 'smartcabot-csc-'));
const run = (program, ...args) => execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

let citizen;

before(async () => {
  if (skip) return;
  citizen = new Subscriber();
  await citizen.register();
}, { timeout: 120_000 });

after(() => rmSync(folder, { force: true, recursive: true }));

let shown;

/** The code of the newest message, once it is another than before. */
async function nextCode() {
  for (let i = 0; i < 300; i++) {
    const code = await citizen.code(/đề nghị anh\/chị ký tài liệu\./);
    if (code !== shown) return (shown = code);
    await setTimeout(100);
  }
  throw new Error('No new code.');
}

/** RSASSA-PSS-params: SHA-256, MGF1 over it, and the salt that pyHanko asks for: all that a key of 2048 bits has room for. */
const pssParameters = Buffer.from(
  '3035a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a204020200de', 'hex').toString('base64');

test('version 1 as pyHanko speaks it: chain, code, batch, and a salt of the client\'s own', { skip }, async () => {
  const client = new Csc(baseUrl, 'v1', { id, secret });
  const { authType, methods, oauth2 } = await client.call('info', {});
  assert.ok(authType.includes('oauth2client') && methods.includes('signatures/signHash') && oauth2.endsWith('/csc/v1/'));
  await client.enter();
  const { credentialIDs: [credentialID] } = await client.call('credentials/list', { userID: citizen.citizenId });

  const { cert, key, multisign, OTP, SCAL } = await client.call('credentials/info', { certificates: 'chain', certInfo: false, credentialID });

  const [own, issuing, root] = cert.certificates.map(text => new X509Certificate(Buffer.from(text, 'base64')));
  assert.ok(key.algo.includes(oids.sha256Rsa) && key.algo.includes(oids.rsaPss) && Number(multisign) >= 2 && Number(SCAL) === 2 && OTP.type === 'online');
  for (const [name, certificate] of Object.entries({ issuing, own, root })) writeFileSync(join(folder, `${name}.pem`), certificate.toString());
  assert.match(run('openssl', 'verify', '-CAfile', 'root.pem', '-untrusted', 'issuing.pem', 'own.pem'), /own\.pem: OK/);
  writeFileSync(join(folder, 'key.pem'), own.publicKey.export({ format: 'pem', type: 'spki' }));

  const documents = [Buffer.from('Tờ khai thuế'), Buffer.from('Bảng kê')];
  const hash = documents.map(content => sha256(content).toString('base64'));
  const SAD = await authorise(hash);
  const { signatures } = await client.call('signatures/signHash', { credentialID, hash, hashAlgo: oids.sha256, SAD, signAlgo: oids.sha256Rsa });
  assert.equal(signatures.length, 2);
  for (const [i, signature] of signatures.entries()) {
    writeFileSync(join(folder, 'content'), documents[i]);
    writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'base64'));
    assert.match(run('openssl', 'dgst', '-sha256', '-verify', 'key.pem', '-signature', 'signature', 'content'), /Verified OK/);
  }
  await assert.rejects(
    client.call('signatures/signHash', { credentialID, hash, hashAlgo: oids.sha256, SAD, signAlgo: oids.sha256Rsa }),
    { error: 'invalid_request', message: 'Invalid parameter SAD', status: 400 });

  const salted = await client.call('signatures/signHash', {
    credentialID, hash: [hash[0]], hashAlgo: oids.sha256, SAD: await authorise([hash[0]]), signAlgo: oids.rsaPss, signAlgoParams: pssParameters
  });
  const publicKey = createPublicKey(own.publicKey.export({ format: 'pem', type: 'spki' }));
  const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 222 };
  assert.ok(verify('sha256', documents[0], pss, Buffer.from(salted.signatures[0], 'base64')));

  const { timestamp } = await client.call('signatures/timestamp', { hash: hash[0], hashAlgo: oids.sha256, nonce: '0badcafe' });
  writeFileSync(join(folder, 'stamp'), Buffer.from(timestamp, 'base64'));
  assert.match(
    run('openssl', 'ts', '-verify', '-in', 'stamp', '-token_in', '-digest', sha256(documents[0]).toString('hex'), '-CAfile', 'root.pem', '-untrusted', 'issuing.pem'),
    /Verification: OK/);

  async function authorise(hash) {
    await client.call('credentials/sendOTP', { credentialID });
    const code = await nextCode();
    const { expiresIn, SAD } = await client.call('credentials/authorize', { credentialID, description: 'Nộp thuế', hash, numSignatures: hash.length, OTP: code });
    assert.ok(expiresIn > 290);
    return SAD;
  }
});

test('version 2: a citizen is sent to the host, lets the client in, and authorises a PDF that signDoc signs', { skip }, async () => {
  const client = new Csc(baseUrl, 'v2', { id, redirect, secret });
  const service = client.authorize('service');
  const asked = await open(service.address);
  assert.match(asked.text, /Cổng ký số thử nghiệm/);
  const next = await submit(asked, { act: 'who', citizen: citizen.citizenId });
  const { left } = await submit(next, { act: 'code', code: await citizen.code(/mã cho phép Cổng ký số thử nghiệm/) });
  const granted = await service.exchange(left);
  assert.ok(granted.refresh_token && granted.expires_in > 3590 && granted.expires_in <= 3600);
  const { credentialIDs: [credentialID], credentialInfos: [info] } = await client.call(
    'credentials/list', { authInfo: true, certInfo: true, certificates: 'chain', credentialInfo: true, onlyValid: true }, granted.access_token);
  assert.equal(info.auth.mode, 'oauth2code');
  assert.match(info.cert.subjectDN, new RegExp(`UID=CCCD:${citizen.citizenId}`));

  const pdf = makePdf('Hop dong thue nha');
  const credential = client.authorize('credential', {
    authorization_details: JSON.stringify([
      { credentialID, documentDigests: [{ hash: sha256(pdf).toString('base64'), label: 'Hợp đồng thuê nhà.pdf' }], hashAlgorithmOID: oids.sha256, type: 'credential' }
    ]),
    description: 'Thuê nhà'
  });
  const page = await open(credential.address);
  assert.match(page.text, /Hợp đồng thuê nhà\.pdf/);
  const sent = await submit(page, { act: 'resend' });
  const [, code] = /Mã xác nhận là (\d{6})/.exec(await citizen.message(/Hợp đồng thuê nhà\.pdf/));
  const signing = await credential.exchange((await submit(sent, { act: 'enter', code })).left);
  assert.ok(signing.expires_in <= 299 && signing.credentialID === credentialID);

  const { DocumentWithSignature: [document], validationInfo } = await client.call('signatures/signDoc', {
    credentialID,
    documents: [{ conformance_level: 'AdES-B-T', document: pdf.toString('base64'), signature_format: 'P', signAlgo: oids.sha256Rsa, signed_envelope_property: 'Revision' }],
    returnValidationInfo: true
  }, signing.access_token);

  const signed = Buffer.from(document, 'base64');
  assert.deepEqual(signed.subarray(0, pdf.length), pdf);
  assert.ok(validationInfo.ocsp.length > 0 && validationInfo.certificates.length > 0);
  writeFileSync(join(folder, 'signed.pdf'), signed);
  const report = run('pdfsig', '-nocert', 'signed.pdf');
  assert.match(report, /Signature Validation: Signature is Valid\./);
  assert.match(report, /Total document signed/);
  await assert.rejects(
    client.call('signatures/signHash', { credentialID, hashes: [sha256(pdf).toString('base64')], signAlgo: oids.sha256Rsa }, signing.access_token),
    { message: 'Invalid parameter SAD', status: 400 });
  // The first code again is a stolen one: what came of it ends.
  await assert.rejects(service.exchange(left), { error: 'invalid_grant' });
  await assert.rejects(client.call('credentials/list', {}, granted.access_token), { error: 'invalid_token', status: 401 });
});
