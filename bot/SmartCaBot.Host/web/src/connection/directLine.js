import { DirectLine } from 'botframework-directlinejs';
import { upload } from './upload.js';

const domain = `${location.origin}/v3/directline`;

/** A WebSocket that says when it opens and closes: DirectLineJS stays "online" while its socket is gone. */
const observed = (onOpen, onClose) =>
  class extends WebSocket {
    constructor(url) {
      super(url);
      this.addEventListener('open', onOpen);
      this.addEventListener('close', onClose);
    }
  };

/** The smallest observable that WebChat subscribes to: one value, then the end. */
const once = promise => ({
  subscribe({ complete, error, next }) {
    let wanted = true;
    promise.then(
      value => wanted && (next(value), complete?.()),
      reason => wanted && error(reason)
    );
    return { unsubscribe: () => (wanted = false) };
  }
});

/**
 * DirectLineJS, with secrets joined on the way out and uploads that take their time and tell their progress.
 * @param {{ session: import('./session.js').Session, watermark?: string }} where
 */
export function openDirectLine({ locale, onClose, onOpen, onProgress, onUploadFailed, secrets, session, shelf, watermark }) {
  const line = new DirectLine({
    conversationId: session.isNew ? undefined : session.conversationId,
    conversationStartProperties: { locale },
    domain,
    // A dropped socket is opened again after 3 to 5 seconds rather than 3 to 15.
    random: () => Math.random() * 0.2,
    token: session.token,
    watermark,
    WebSocket: observed(onOpen, onClose)
  });
  const post = line.postActivity.bind(line);

  line.postActivity = activity => {
    if (activity.type === 'message' && activity.attachments?.length) {
      onProgress(0);
      const url = `${domain}/conversations/${line.conversationId}/upload?userId=${encodeURIComponent(activity.from.id)}`;
      const sent = upload({ activity, onProgress, shelf, token: line.token, url });
      sent.catch(onUploadFailed).finally(() => onProgress(undefined));
      return once(sent);
    }
    const revealed = secrets.reveal(activity);
    return revealed ? post(revealed) : once(Promise.reject(new Error('The code is gone; it has to be typed again.')));
  };

  return line;
}
