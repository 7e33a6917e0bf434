export const mask = '••••••';

/**
 * Keeps a secret out of WebChat's store. The activity that WebChat shows and keeps carries only dots and a reference;
 * the value joins it on the way to the wire and is forgotten when the server's echo arrives.
 */
export function createSecrets() {
  const values = new Map();
  let count = 0;

  return {
    /** The activity for WebChat's store. */
    conceal(value) {
      const ref = `s${++count}`;
      values.set(ref, value);
      return { channelData: { smartca: { ref, secret: true } }, text: mask, textFormat: 'plain', type: 'message' };
    },
    /** The activity for the wire; any other activity comes back as it is. Null when the value is gone (a late retry). */
    reveal(activity) {
      const ref = activity.channelData?.smartca?.ref;
      if (!ref) return activity;
      return values.has(ref) ? { ...activity, text: values.get(ref) } : null;
    },
    /** @param activity the server's echo: its channelData came back as it was sent */
    forget(activity) {
      values.delete(activity.channelData?.smartca?.ref);
    }
  };
}

const digitsOnly = text => text.normalize('NFKC').replace(/[\s.-]/g, '');

/** The code in what was typed or pasted ("123 456", full-width digits, "Ma OTP: 123456"), or undefined. */
export function otpIn(text) {
  const whole = digitsOnly(text);
  if (/^\d{4,8}$/.test(whole)) return whole;
  const runs = (text.normalize('NFKC').match(/\d+/g) ?? []).filter(({ length }) => length >= 4 && length <= 8);
  return runs.length === 1 ? runs[0] : undefined;
}
