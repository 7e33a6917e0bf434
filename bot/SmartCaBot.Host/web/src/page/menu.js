const repeatMs = 2000;

/**
 * The persistent menu. Before the chat is connected the latest choice is kept and sent once it is; an impatient
 * second tap on the same item within two seconds is one wish, not two.
 * @param {() => number} now milliseconds
 * @param {{ onQueued: (choice: { intent: string, text: string }) => void, onSent: () => void }} tell about a kept choice
 */
export function createMenu(now, { onQueued, onSent }) {
  let last;
  let send;
  let waiting;

  return {
    choose(choice) {
      const repeated = last?.intent === choice.intent && now() - last.at < repeatMs;
      last = { at: now(), intent: choice.intent };
      if (!send) {
        waiting = choice;
        onQueued(choice);
      } else if (!repeated) {
        send(choice);
      }
    },
    /** Connected (a sender) or not (undefined). */
    connect(sender) {
      send = sender;
      if (send && waiting) {
        const choice = waiting;
        waiting = undefined;
        send(choice);
        onSent();
      }
    }
  };
}
