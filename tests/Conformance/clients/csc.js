// A client of the Cloud Signature Consortium API, written from the facts of the specification and of pyHanko's client alone.
import { createHash, randomBytes } from 'node:crypto';

export const oids = { rsaPss: '1.2.840.113549.1.1.10', sha256: '2.16.840.1.101.3.4.2.1', sha256Rsa: '1.2.840.113549.1.1.11' };

export const sha256 = content => createHash('sha256').update(content).digest();

export class Csc {
  constructor(base, version, { id, secret, redirect }) {
    Object.assign(this, { id, redirect, root: `${base}/csc/${version}`, secret });
  }

  /** What a good answer holds; anything else is thrown with its status, error and description. */
  async #send(path, body, type, headers = {}) {
    const response = await fetch(`${this.root}/${path}`, { body, headers: { 'Content-Type': type, ...headers }, method: 'POST' });
    const text = await response.text();
    const answer = text ? JSON.parse(text) : undefined;
    if (response.status >= 400) throw Object.assign(new Error(answer.error_description), { error: answer.error, status: response.status });
    return answer;
  }

  call = (method, body, token = this.token) =>
    this.#send(method, JSON.stringify(body), 'application/json', token ? { Authorization: `Bearer ${token}` } : {});

  #token = fields =>
    this.#send('oauth2/token', new URLSearchParams({ client_id: this.id, client_secret: this.secret, ...fields }), 'application/x-www-form-urlencoded');

  /** Enters by itself. */
  async enter() {
    this.token = (await this.#token({ grant_type: 'client_credentials' })).access_token;
  }

  /** Where the citizen is sent, and what turns the answer into a token. */
  authorize(scope, parameters = {}) {
    const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(8).toString('hex')];
    const query = new URLSearchParams({
      client_id: this.id,
      code_challenge: sha256(verifier).toString('base64url'),
      code_challenge_method: 'S256',
      redirect_uri: this.redirect,
      response_type: 'code',
      scope,
      state,
      ...parameters
    });
    return {
      address: `${this.root}/oauth2/authorize?${query}`,
      exchange: back => {
        const answer = Object.fromEntries(back.searchParams);
        if (answer.state !== state || `${back.origin}${back.pathname}` !== this.redirect) throw new Error(`Not for us: ${back}`);
        if (answer.error) throw Object.assign(new Error(answer.error_description), answer);
        return this.#token({ code: answer.code, code_verifier: verifier, grant_type: 'authorization_code', redirect_uri: this.redirect });
      }
    };
  }
}
