import en from './en.js';
import vi from './vi.js';

const texts = { 'en-US': en, 'vi-VN': vi };

/** Returns a function from key and arguments to words; `$1`, `$2` in the words are the arguments. */
export function createText(locale) {
  const words = texts[locale] ?? vi;
  return (key, ...args) => args.reduce((text, arg, index) => text.replace(`$${index + 1}`, () => arg), words[key] ?? vi[key]);
}
