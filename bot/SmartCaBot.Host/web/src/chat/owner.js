/**
 * Who has the conversation, as the latest message on the other side that says so: `{ owner: 'bot' | 'waiting' | 'agent' | 'closed', agent }`.
 */
export function ownerOf(activities) {
  for (let index = activities.length - 1; index >= 0; index--) {
    const { channelData, from, type } = activities[index];
    const told = type === 'message' && from?.role !== 'user' && channelData?.smartca;
    if (told?.owner) return { agent: told.agent, owner: told.owner };
  }
  return { owner: 'bot' };
}

/** The name of the person of the help desk who wrote this message; undefined when the bot did. */
export const speakerOf = ({ channelData, from }) =>
  from?.role !== 'user' && channelData?.smartca?.speaker === 'agent' ? channelData.smartca.agent : undefined;
