const failed = 'send failed';

/**
 * The server's echo proves that a message has arrived, even when WebChat gave it up before (the line was replaced while the answer to the post
 * was on its way). Left at “Chưa gửi được”, it would be sent a second time. The action that puts it right, or undefined.
 */
export function deliveredAfterAll(echo, activities) {
  if (echo.from?.role !== 'user' || !echo.id) return undefined;
  const shown = activities.find(({ id }) => id === echo.id);
  return shown?.channelData?.['webchat:send-status'] === failed
    ? { payload: { activityID: echo.id, name: 'webchat:send-status', value: 'sent' }, type: 'WEB_CHAT/MARK_ACTIVITY' }
    : undefined;
}
