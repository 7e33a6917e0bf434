/** The bot's latest message that asks for something (`channelData.smartca.input`) and was not answered. */
export function openQuestion(activities) {
  for (let index = activities.length - 1; index >= 0; index--) {
    const activity = activities[index];
    if (activity.type !== 'message') continue;
    if (activity.from?.role === 'user') return undefined;
    const input = activity.channelData?.smartca?.input;
    if (input) return input === 'none' ? undefined : activity;
  }
  return undefined;
}

/** What it asks for: `otp`, `number`, `date`, `phone`, `email`, `file`, … */
export const askedInput = activities => openQuestion(activities)?.channelData.smartca.input;

/** Keyboard and autofill for the send box. Dates use the telephone pad: it has digits, and a slash on most phones. */
export const fieldAttributes = {
  date: { autocomplete: 'bday', inputmode: 'tel' },
  email: { autocomplete: 'email', inputmode: 'email' },
  number: { autocomplete: 'off', inputmode: 'numeric' },
  phone: { autocomplete: 'tel', inputmode: 'tel' }
};
