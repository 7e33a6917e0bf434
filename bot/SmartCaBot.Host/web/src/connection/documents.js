/**
 * The kinds of documents that the server takes; it writes them into the page as "label,ending,type[,other type];…".
 * @typedef {{ label: string, ending: string, types: string[], isOld: boolean }} Kind
 */

/** @returns {Kind[]} */
export const readKinds = (text, isOld) =>
  text.split(';').map(kind => {
    const [label, ending, ...types] = kind.split(',');
    return { ending, isOld, label, types };
  });

/** @returns {Kind[]} */
export function pageKinds(document) {
  const { content, dataset } = document.querySelector('meta[name="documents"]');
  return [...readKinds(content, false), ...readKinds(dataset.old, true)];
}

/** For a file input. Old kinds can be chosen, so that the page can say how to save them anew. */
export const acceptOf = kinds => kinds.flatMap(({ ending, types }) => [ending, ...types]).join();

/** For a sentence. */
export const namesOf = kinds => kinds.filter(({ isOld }) => !isOld).map(({ label }) => label).join(', ');

/** Of a file by its name, or else by what the browser takes it for. */
export const kindOf = (kinds, { name, type }) =>
  kinds.find(({ ending }) => name.toLowerCase().endsWith(ending)) ?? kinds.find(({ types }) => types.includes(type));
