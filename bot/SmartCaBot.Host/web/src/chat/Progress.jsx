import { hooks } from 'botframework-webchat';
import React, { useEffect, useState } from 'react';
import { ownerOf } from './owner.js';
import { phaseAt, waitingSince } from './pending.js';
import { usePage } from './usePage.js';

const { useActiveTyping } = hooks;

/** The words for a wait, once it is long enough to be noticed. */
function useWaitingKey(activities) {
  const [, tick] = useState(0);
  const [typing] = useActiveTyping();
  const now = Date.now();
  const since = waitingSince(activities, now);
  const phase = since === undefined ? {} : phaseAt(since, now);

  useEffect(() => {
    if (phase.nextIn === undefined) return undefined;
    const timer = setTimeout(() => tick(count => count + 1), phase.nextIn + 20);
    return () => clearTimeout(timer);
  });

  const someoneTypes = Object.values(typing).some(({ role }) => role !== 'user');
  return phase.key ?? (someoneTypes ? (ownerOf(activities).owner === 'agent' ? 'progress.typing' : 'progress.busy') : undefined);
}

/** Says what goes on while a person waits: an upload's progress, a long step. Ends by itself; announced once. */
export function Progress({ activities }) {
  const { page, uploading } = usePage();
  const waiting = useWaitingKey(activities);
  const key = uploading === undefined ? waiting : 'upload.sending';

  useEffect(() => {
    // Every few words of a person who types would be too much to hear.
    if (key && key !== 'progress.typing') page.notices.announce(page.text(key));
  }, [key, page]);

  if (!key) return null;

  return (
    <div className={`progress progress-${key.split('.')[1]}`}>
      {uploading === undefined ? (
        <p>{page.text(key, ownerOf(activities).agent)}</p>
      ) : (
        <>
          <p id="upload-progress">{page.text('upload.progress', Math.round(uploading * 100))}</p>
          <progress aria-labelledby="upload-progress" max="1" value={uploading} />
        </>
      )}
    </div>
  );
}
