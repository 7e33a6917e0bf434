/** How long an answer may take before the page says so, in milliseconds. */
export const phases = [
  { after: 1500, key: 'progress.busy' },
  { after: 15000, key: 'progress.slow' },
  { after: 60000, key: 'progress.late' }
];
const forgetAfter = 120000;

const fromUser = activity => activity.from?.role === 'user';

/**
 * Since when a person has been waiting for the bot: the time of their last message when nothing answered it.
 * Undefined when nothing is owed: an answer came, a human agent owns the conversation, or the history is old.
 */
export function waitingSince(activities, now) {
  const talk = activities.filter(({ type }) => type === 'message');
  const last = talk[talk.length - 1];
  if (!last || !fromUser(last) || last.channelData?.['webchat:send-status'] === 'send failed') return undefined;

  const answered = talk.filter(activity => !fromUser(activity)).pop();
  if (['agent', 'waiting'].includes(answered?.channelData?.smartca?.owner)) return undefined;

  const since = +new Date(last.localTimestamp ?? last.timestamp);
  return now - since < forgetAfter ? since : undefined;
}

/** The sentence for this moment, and when to look again; both may be undefined. */
export function phaseAt(since, now) {
  const waited = now - since;
  const current = phases.filter(({ after }) => waited >= after).pop();
  const next = phases.find(({ after }) => waited < after);
  return { key: waited < forgetAfter ? current?.key : undefined, nextIn: (next?.after ?? forgetAfter) - waited };
}
