import { hooks } from 'botframework-webchat';
import React, { useRef } from 'react';
import { checkFile, megabytes } from '../connection/files.js';
import { usePage } from './usePage.js';

const { useScrollToEnd, useSendMessage } = hooks;

/** Attaches PDF files: looks at them first and says what is wrong in words, before a single byte is sent. */
export function UploadButton() {
  const { locale, page } = usePage();
  const scrollToEnd = useScrollToEnd();
  const sendMessage = useSendMessage();
  const input = useRef();

  const onChange = async ({ currentTarget }) => {
    const files = [...currentTarget.files];
    currentTarget.value = '';
    const looked = await Promise.all(files.map(async file => ({ file, ...(await checkFile(file)) })));
    const refused = looked.find(({ ok }) => !ok);
    if (refused) {
      const { file, reason } = refused;
      page.notices.show(page.text(`upload.${reason}`, file.name, megabytes(file.size, locale)), { forMs: 15000 });
    } else if (files.length) {
      page.notices.hide();
      sendMessage(undefined, 'file', { attachments: files.map(blob => ({ blob })) });
      scrollToEnd();
    }
  };

  return (
    <div className="upload">
      <input
        accept=".pdf,application/pdf,.xml,application/xml,text/xml"
        aria-hidden="true"
        className="unseen"
        multiple
        onChange={onChange}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <button aria-label={page.text('upload.button')} className="upload-button" onClick={() => input.current.click()} type="button">
        <svg aria-hidden="true" viewBox="0 0 24 24">
          <path d="M14 3H6v18h12V7l-4-4Zm0 0v4h4M12 17v-6m-2.5 2.5L12 11l2.5 2.5" />
        </svg>
        <span>PDF</span>
      </button>
    </div>
  );
}
