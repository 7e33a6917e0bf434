import createEmotion from '@emotion/css/create-instance';

/** Emotion whose style element carries the nonce of this response (see build/webchat.mjs). */
export default options =>
  createEmotion({ ...options, nonce: document.querySelector('meta[name="csp-nonce"]').content });
