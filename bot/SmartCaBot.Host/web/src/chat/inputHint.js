/** What the bot's question asks for: `channelData.smartca.input` of its latest message not yet answered. */
export function askedInput(activities) {
  for (let index = activities.length - 1; index >= 0; index--) {
    const { channelData, from, type } = activities[index];
    if (type !== 'message') continue;
    if (from?.role === 'user') return undefined;
    const input = channelData?.smartca?.input;
    if (input) return input === 'none' ? undefined : input;
  }
  return undefined;
}

/** Keyboard and autofill for the send box. Dates use the telephone pad: it has digits, and a slash on most phones. */
export const fieldAttributes = {
  date: { autocomplete: 'bday', inputmode: 'tel' },
  email: { autocomplete: 'email', inputmode: 'email' },
  number: { autocomplete: 'off', inputmode: 'numeric' },
  phone: { autocomplete: 'tel', inputmode: 'tel' }
};
