// The Bot Framework's cloud on a loopback port: keys and their metadata, tokens for the bot, and a channel whose service side is the SDK's
// own (ChannelServiceRoutes of npm botbuilder). What the bot calls arrives here.
import { ChannelServiceHandlerBase, ChannelServiceRoutes, StatusCodeError } from 'botbuilder';
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

export const appId = randomUUID();
export const appSecret = randomUUID();

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const kid = 'stand-in';
const base64url = value => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A token as the channel service makes them; what is given replaces what is usual. */
export function channelToken(serviceUrl, claims = {}, header = {}) {
  const now = Math.floor(Date.now() / 1000);
  const usual = { aud: appId, exp: now + 3600, iss: 'https://api.botframework.com', nbf: now - 60, serviceurl: serviceUrl };
  const head = `${base64url({ alg: 'RS256', kid, typ: 'JWT', ...header })}.${base64url({ ...usual, ...claims })}`;
  return `${head}.${createSign('RSA-SHA256').update(head).sign(privateKey, 'base64url')}`;
}

/** Where the bot's calls end: every activity by its conversation. */
class Channel extends ChannelServiceHandlerBase {
  activities = [];
  tokens = new Set();
  /** Conversations whose person has shut the bot out. */
  closed = new Set();
  #waiting = new Set();

  async authenticate(header) {
    const token = header.replace(/^Bearer /, '');
    if (this.anonymous ? token : !this.tokens.has(token)) throw new StatusCodeError(401, 'not a token of the bot');
    return {};
  }

  async onReplyToActivity(_, conversationId, activityId, activity) {
    return this.#take({ ...activity, conversationId, repliedTo: activityId });
  }

  async onSendToConversation(_, conversationId, activity) {
    return this.#take({ ...activity, conversationId });
  }

  async onCreateConversation(_, parameters) {
    return { id: `${randomUUID()}|livechat`, members: parameters.members };
  }

  /** Waits until the activities satisfy the condition and returns what it returned. */
  async until(condition, milliseconds = 120_000) {
    const found = condition(this.activities);
    if (found) return found;
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`Not in time; the bot's last words: ${this.activities.at(-1)?.text}`));
      }, milliseconds);
      const look = () => {
        const now = condition(this.activities);
        if (!now) return;
        clearTimeout(late);
        this.#waiting.delete(look);
        resolve(now);
      };
      this.#waiting.add(look);
    });
  }

  #take(activity) {
    if (this.closed.has(activity.conversationId)) throw new StatusCodeError(403, 'the person has blocked the bot');
    const id = `${this.activities.push(activity)}`;
    for (const look of [...this.#waiting]) look();
    return { id };
  }
}

export async function startCloud() {
  const channel = new Channel();
  const files = new Map();
  const routes = [];
  const add = method => (path, handler) => {
    const names = [];
    const pattern = path.replace(/:(\w+)/g, (_, name) => (names.push(name), '([^/]+)'));
    routes.push({ handler, method, names, pattern: new RegExp(`^${pattern}$`) });
  };
  new ChannelServiceRoutes(channel).register({ del: add('DELETE'), get: add('GET'), post: add('POST'), put: add('PUT') });

  const server = createServer(async (request, response) => {
    const json = (body, status = 200) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    const { pathname } = new URL(request.url, url);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();

    if (pathname === '/metadata') return json({ issuer: 'https://api.botframework.com', jwks_uri: `${url}/keys` });
    if (pathname === '/keys') return json({ keys: [{ ...publicKey.export({ format: 'jwk' }), endorsements: ['msteams', 'webchat'], kid, use: 'sig' }] });
    if (pathname.endsWith('/oauth2/v2.0/token')) {
      const form = new URLSearchParams(body);
      if (form.get('client_id') !== appId || form.get('client_secret') !== appSecret) return json({ error: 'invalid_client' }, 401);
      const token = randomUUID();
      channel.tokens.add(token);
      return json({ access_token: token, expires_in: 3600, token_type: 'Bearer' });
    }
    if (files.has(pathname)) {
      const known = channel.tokens.has((request.headers.authorization ?? '').replace(/^Bearer /, ''));
      return known ? response.writeHead(200, { 'Content-Type': 'application/pdf' }).end(files.get(pathname)) : json({}, 401);
    }

    for (const { handler, method, names, pattern } of routes) {
      const match = method === request.method && pattern.exec(pathname);
      if (!match) continue;
      const params = Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1])]));
      // Some routes send before they set the status.
      let said = '';
      const answer = {
        end: () => response.setHeader('Content-Type', 'application/json').end(said),
        header: (name, value) => response.setHeader(name, value),
        send: value => (said = typeof value === 'string' ? value : JSON.stringify(value)),
        status: status => {
          response.statusCode = status;
          return answer;
        }
      };
      return handler({ body: body ? JSON.parse(body) : undefined, headers: request.headers, method, params, query: {} }, answer, () => undefined);
    }
    return json({}, 404);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    /** A file that the channel keeps for the bot; its address. */
    keep: content => {
      const path = `/files/${randomUUID()}`;
      files.set(path, content);
      return url + path;
    },
    channel,
    /** What a host needs to take this for the Bot Framework's cloud. */
    settings: {
      SmartCaBot__Connector__AppId: appId,
      SmartCaBot__Connector__AppSecret: appSecret,
      SmartCaBot__Connector__Cloud__AzureMetadata: `${url}/metadata`,
      SmartCaBot__Connector__Cloud__ChannelMetadata: `${url}/metadata`,
      SmartCaBot__Connector__Cloud__LoginAddress: url
    },
    stop: () => new Promise(resolve => {
      server.closeAllConnections();
      server.close(resolve);
    }),
    url
  };
}
