import React from 'react';
import ReactDOM from 'react-dom';
import { Chat } from './chat/Chat.jsx';
import { createConversation } from './connection/conversation.js';

/** Puts the chat into the page: from here on WebChat owns the middle of the screen. */
export function start(page, session) {
  const conversation = createConversation(page, session);
  const root = document.getElementById('webchat');
  ReactDOM.render(<Chat conversation={conversation} page={page} />, root);
  conversation.connect();
}
