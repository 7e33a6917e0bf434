import { hooks } from 'botframework-webchat';
import React, { useRef } from 'react';
import { acceptOf, namesOf } from '../connection/documents.js';
import { checkFile, checkPhoto, megabytes } from '../connection/files.js';
import { lighter } from '../connection/photo.js';
import { askedInput } from './inputHint.js';
import { usePage } from './usePage.js';

const { useActivities, useScrollToEnd, useSendMessage } = hooks;

// Without HEIC: phones that store it then give a JPEG by themselves.
const photos = 'image/jpeg,image/png,image/webp';

/** Attaches documents, or pictures where the bot asks for one: looks at them first and says what is wrong in words, before a single byte is sent. */
export function UploadButton() {
  const { locale, page } = usePage();
  const scrollToEnd = useScrollToEnd();
  const sendMessage = useSendMessage();
  const [activities] = useActivities();
  const input = useRef();
  const isPhoto = askedInput(activities) === 'photo';

  const onChange = async ({ currentTarget }) => {
    const files = [...currentTarget.files];
    currentTarget.value = '';
    const looked = await Promise.all(files.map(async file => ({ file, ...(isPhoto ? checkPhoto(file) : await checkFile(file, page.documents)) })));
    const refused = looked.find(({ ok }) => !ok);
    if (refused) {
      const { file, reason } = refused;
      page.notices.show(page.text(`upload.${reason}`, file.name, megabytes(file.size, locale), namesOf(page.documents)), { forMs: 20000 });
    } else if (files.length) {
      page.notices.hide();
      const sent = isPhoto ? await Promise.all(files.map(lighter)) : files;
      sendMessage(undefined, 'file', { attachments: sent.map(blob => ({ blob })) });
      scrollToEnd();
    }
  };

  return (
    <div className="upload">
      <input
        accept={isPhoto ? photos : acceptOf(page.documents)}
        aria-hidden="true"
        className="unseen"
        multiple
        onChange={onChange}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <button aria-label={page.text(isPhoto ? 'upload.photo.button' : 'upload.button')} className="upload-button" onClick={() => input.current.click()} type="button">
        <svg aria-hidden="true" viewBox="0 0 24 24">
          <path d={isPhoto ? 'M3 7h4l2-3h6l2 3h4v13H3Zm9 10a4 4 0 1 0 0-8 4 4 0 0 0 0 8Z' : 'M14 3H6v18h12V7l-4-4Zm0 0v4h4M12 17v-6m-2.5 2.5L12 11l2.5 2.5'} />
        </svg>
        <span>{page.text(isPhoto ? 'upload.photo' : 'upload.document')}</span>
      </button>
    </div>
  );
}
