import React from 'react';
import { FileCard } from './FileCard.jsx';
import { HeroCard } from './HeroCard.jsx';

const hero = 'application/vnd.microsoft.card.hero';

const isHero = ({ contentType }) => contentType === hero;
// Without the Adaptive Cards library a card of another kind has no renderer: it is left out rather than an error box.
const isOtherCard = ({ contentType, contentUrl }) => !contentUrl && contentType.startsWith('application/vnd.microsoft.card.');

const isFile = ({ contentType }) => contentType.startsWith('application/') && !contentType.startsWith('application/vnd.microsoft.card.');

const isPicture = ({ contentType, contentUrl }) => contentType.startsWith('image/') && !!contentUrl;

// WebChat makes a link of absolute addresses only; the server may give a path of its own.
const absolute = attachment =>
  attachment.contentUrl?.startsWith('/') ? { ...attachment, contentUrl: location.origin + attachment.contentUrl } : attachment;

const sizeOf = ({ activity, attachment }) => activity.channelData?.attachmentSizes?.[activity.attachments.indexOf(attachment)];

/** Hero cards without the Adaptive Cards library, files in plain words, and pictures whole: WebChat would cut a QR code at its edges. */
export const attachmentMiddleware = () => next => request => {
  const attachment = absolute(request.attachment);
  if (isHero(attachment)) return <HeroCard content={attachment.content} />;
  if (isFile(attachment)) return <FileCard attachment={attachment} size={sizeOf(request)} />;
  if (isPicture(attachment)) return <img alt={attachment.name ?? ''} className="picture" src={attachment.contentUrl} />;
  return isOtherCard(attachment) ? false : next({ ...request, attachment });
};

/** What a screen reader hears when a card arrives; its buttons are reached in the transcript. */
export const attachmentForScreenReaderMiddleware = () => next => request => {
  const { attachment } = request;
  if (isOtherCard(attachment) && !isHero(attachment)) return false;
  if (!isHero(attachment)) return next(request);
  const { buttons = [], subtitle, text, title } = attachment.content;
  const words = [title, subtitle, text, ...buttons.map(button => button.title)].filter(Boolean);
  return () => <p>{words.join('. ')}</p>;
};
