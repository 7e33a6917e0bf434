import { createContext, useContext } from 'react';

export const PageContext = createContext(undefined);

/** The page around the chat: its words, its notices, its conversation. */
export const usePage = () => useContext(PageContext);
