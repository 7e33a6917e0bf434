import { hooks } from 'botframework-webchat';
import React, { useRef } from 'react';
import { renderMarkdown } from './markdown.js';

const { useFocus, usePerformCardAction } = hooks;

const repeatMs = 1500;
const stays = new Set(['call', 'downloadFile', 'openUrl', 'playAudio', 'playVideo', 'showImage']);

/**
 * A card with a title, text, pictures of our own host and buttons. A button stays where it is after it was pressed:
 * the server knows which question it belonged to and answers an old one kindly.
 */
export function HeroCard({ content: { buttons = [], images = [], subtitle, text, title } }) {
  const focus = useFocus();
  const perform = usePerformCardAction();
  const pressed = useRef({});

  const press = action => {
    const now = performance.now();
    const twice = pressed.current.action === action && now - pressed.current.at < repeatMs;
    pressed.current = { action, at: now };
    if (twice) return;
    perform(action);
    if (!stays.has(action.type)) focus('sendBoxWithoutKeyboard');
  };

  return (
    <div className="card">
      {images.map(({ alt = '', url }) => (
        <img alt={alt} className="card-image" key={url} src={url} />
      ))}
      {title && <p className="card-title">{title}</p>}
      {subtitle && <p className="card-subtitle">{subtitle}</p>}
      {text && <div className="card-text" dangerouslySetInnerHTML={{ __html: renderMarkdown(text) }} />}
      {!!buttons.length && (
        <div className="card-buttons">
          {buttons.map((action, index) => (
            <button className="card-button" key={index} onClick={() => press(action)} type="button">
              {action.title || action.text || String(action.value)}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
