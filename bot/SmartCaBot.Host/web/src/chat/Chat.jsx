import { Components, hooks } from 'botframework-webchat';
import React, { useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import { attachmentForScreenReaderMiddleware, attachmentMiddleware } from './attachments.jsx';
import { renderMarkdown } from './markdown.js';
import { ownerOf } from './owner.js';
import { SendArea } from './SendArea.jsx';
import { activityMiddleware } from './speaker.jsx';
import { stringsFor } from './strings.js';
import { styleOptions } from './styleOptions.js';
import { UploadButton } from './UploadButton.jsx';
import { PageContext } from './usePage.js';

const { AccessKeySinkSurface, BasicTranscript, Composer } = Components;

// "Just now" under each message says nothing and costs a line: only what is being sent, or was not, is told.
const activityStatusMiddleware = [() => next => request => next({ ...request, hideTimestamp: true })];
const sendBoxToolbarMiddleware = [() => () => () => UploadButton];
// The page shows its own words while an answer is on its way; WebChat's moving dots would say it twice.
const typingIndicatorMiddleware = [() => () => () => false];

/** Tells who has the conversation, from inside WebChat. */
function OwnerWatch({ onOwner }) {
  const [activities] = hooks.useActivities();
  const { owner } = ownerOf(activities);
  useEffect(() => onOwner(owner), [onOwner, owner]);
  return null;
}

/** Official WebChat parts in WebChat's own order; only the send area and the attachments carry something of ours. */
export function Chat({ conversation, page }) {
  const [, refresh] = useReducer(count => count + 1, 0);
  const { line, uploading } = conversation.state;
  const { locale } = page;
  const [owner, setOwner] = useState('bot');

  useLayoutEffect(() => conversation.subscribe(refresh), [conversation]);
  useLayoutEffect(() => {
    page.onLocale = () => {
      refresh();
      conversation.speak(page.locale);
    };
  }, [conversation, page]);

  const strings = useMemo(() => stringsFor(locale), [locale]);
  const context = useMemo(() => ({ conversation, locale, page, uploading }), [conversation, locale, page, uploading]);

  return (
    !!line && (
      <PageContext.Provider value={context}>
        <Composer
          activityMiddleware={activityMiddleware}
          activityStatusMiddleware={activityStatusMiddleware}
          attachmentForScreenReaderMiddleware={attachmentForScreenReaderMiddleware}
          attachmentMiddleware={attachmentMiddleware}
          directLine={line}
          locale={locale}
          nonce={page.nonce}
          overrideLocalizedStrings={strings}
          renderMarkdown={renderMarkdown}
          sendBoxToolbarMiddleware={sendBoxToolbarMiddleware}
          // A person is glad to see that something is being written; to the bot it says nothing.
          sendTypingIndicator={owner === 'agent'}
          store={conversation.store}
          styleOptions={styleOptions}
          typingIndicatorMiddleware={typingIndicatorMiddleware}
          userID={conversation.userId}
        >
          <OwnerWatch onOwner={setOwner} />
          <AccessKeySinkSurface className="surface">
            <BasicTranscript className="transcript" />
            <SendArea />
          </AccessKeySinkSurface>
        </Composer>
      </PageContext.Provider>
    )
  );
}
