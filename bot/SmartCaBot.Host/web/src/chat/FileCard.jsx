import { hooks } from 'botframework-webchat';
import React from 'react';
import { usePage } from './usePage.js';

const { useByteFormatter } = hooks;

const downloadable = url => !!url && ['http:', 'https:'].includes(new URL(url, location.origin).protocol);

/** A file that was sent or can be fetched: its name, its size and, when it is there, the words "Tải về". */
export function FileCard({ attachment: { contentUrl, name }, size }) {
  const { page } = usePage();
  const formatBytes = useByteFormatter();
  const words = (
    <>
      <svg aria-hidden="true" viewBox="0 0 24 24">
        <path d="M14 3H6v18h12V7l-4-4Zm0 0v4h4" />
      </svg>
      <span className="file-words">
        <span className="file-name">{name}</span> {size !== undefined && <span className="file-size">{formatBytes(size)} </span>}
        {downloadable(contentUrl) && <span className="file-action">{page.text('file.download')}</span>}
      </span>
    </>
  );

  return downloadable(contentUrl) ? (
    <a className="file" download={name} href={contentUrl} rel="noopener noreferrer" target="_blank">
      {words}
    </a>
  ) : (
    <div className="file">{words}</div>
  );
}
