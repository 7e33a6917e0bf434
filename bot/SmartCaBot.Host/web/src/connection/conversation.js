import { createStore } from 'botframework-webchat';
import { askedInput } from '../chat/inputHint.js';
import { deliveredAfterAll } from './delivered.js';
import { openDirectLine } from './directLine.js';
import { createFileShelf } from './files.js';
import { createLink } from './link.js';
import { createSecrets, otpIn } from './secrets.js';
import { whyRefused } from './upload.js';

// An earlier visit may have opened the session and closed before the chat was there: nobody greeted.
const silentForMs = 2500;

const longestWelcomeMs = 5000;

const hasMessages = ({ activities }) => activities.some(({ type }) => type === 'message');

/** WebChat's store and Direct Line connection, and what the page does around them. */
export function createConversation(page, firstSession) {
  const { menu, notices, sessions } = page;
  const secrets = createSecrets();
  const shelf = createFileShelf();
  const listeners = new Set();
  const state = { line: undefined, toEnd: undefined, uploading: undefined };
  let greeted = false;

  const update = change => {
    Object.assign(state, change);
    for (const listener of listeners) listener();
  };

  const postSecret = value => {
    store.dispatch({
      meta: { method: 'code' },
      payload: { activity: secrets.conceal(value) },
      type: 'DIRECT_LINE/POST_ACTIVITY'
    });
    state.toEnd?.();
  };

  const choose = ({ intent, text }) => {
    store.dispatch({
      payload: { channelData: { smartca: { intent, source: 'menu' } }, method: 'menu', text },
      type: 'WEB_CHAT/SEND_MESSAGE'
    });
    state.toEnd?.();
  };

  const sendEvent = (name, value) => store.dispatch({ payload: { name, value }, type: 'WEB_CHAT/SEND_EVENT' });

  const join = () => sendEvent('webchat/join', { flow: page.flow, language: page.locale });

  function onConnected() {
    if (!greeted) {
      greeted = true;
      if (firstSession.isNew) join();
      else setTimeout(() => hasMessages(store.getState()) || join(), silentForMs);
    }
    menu.connect(choose);
  }

  const store = createStore({}, ({ dispatch, getState }) => next => action => {
    // A code typed into the ordinary box is a code all the same.
    if (action.type === 'WEB_CHAT/SEND_MESSAGE' && askedInput(getState().activities) === 'otp') {
      const code = otpIn(action.payload.text ?? '');
      if (code) return postSecret(code);
    }
    if (action.type === 'WEB_CHAT/SEND_MESSAGE') action.payload.attachments?.forEach(({ blob }) => shelf.keep(blob));
    const result = next(action);
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') {
      const correction = deliveredAfterAll(action.payload.activity, getState().activities);
      if (correction) dispatch(correction);
    }
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') onConnected();
    if (action.type === 'DIRECT_LINE/DISCONNECT_PENDING') menu.connect(undefined);
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') secrets.forget(action.payload.activity);
    return result;
  });

  // The greeting of the page stays until the first message and its buttons stand where they stay: then the chat takes
  // its place in one step, and nothing jumps.
  const welcome = document.getElementById('welcome');
  const reveal = () => document.getElementById('webchat').classList.remove('arriving');
  const unsubscribe = store.subscribe(() => {
    if (!hasMessages(store.getState())) return;
    unsubscribe();
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        reveal();
        welcome.hidden = true;
      })
    );
  });
  // A bot that says nothing can still be written to.
  setTimeout(reveal, longestWelcomeMs);

  const link = createLink({
    notices,
    onLine: line => update({ line }),
    open: (session, watermark, events) =>
      openDirectLine({
        ...events,
        locale: page.locale,
        onProgress: uploading => update({ uploading }),
        onUploadFailed: failure => notices.show(page.text(whyRefused(failure)), { forMs: 10000 }),
        secrets,
        session,
        shelf,
        watermark
      }),
    async renewSession() {
      // A device at a desk has no cookie to come back by: the token in memory is all there is.
      if (page.kiosk) return { ...firstSession, isNew: false, token: state.line?.token ?? firstSession.token };
      const session = await sessions.open({ locale: page.locale });
      if (session.conversationId === firstSession.conversationId) return { ...session, isNew: false };
      // Another tab began a new conversation, or the cookie is gone: this page shows the old one no longer.
      location.reload();
      return undefined;
    },
    text: key => page.text(key)
  });

  // The person is forgotten on the server; the request outlives the page.
  page.leave = () => {
    fetch(`/v3/directline/conversations/${firstSession.conversationId}/activities`, {
      body: JSON.stringify({ from: { id: firstSession.userId }, type: 'endOfConversation' }),
      headers: { Authorization: `Bearer ${state.line?.token ?? firstSession.token}`, 'Content-Type': 'application/json' },
      keepalive: true,
      method: 'POST'
    }).catch(() => {});
    state.line?.end();
  };

  return {
    connect: () => link.use(firstSession),
    /** The bot follows the page's language from here on. */
    speak: locale => sendEvent('webchat/language', { language: locale }),
    postSecret,
    state,
    store,
    userId: firstSession.userId,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    }
  };
}
