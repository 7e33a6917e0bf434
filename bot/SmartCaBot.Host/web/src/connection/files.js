import { kindOf } from './documents.js';

export const maxFileBytes = 25 * 1024 * 1024;

// Readers find the header anywhere in here; a phone's scanner may write something before it.
const headBytes = 1024;

// How the kinds begin, decoded as UTF-8: a document in UTF-16 has a zero beside each sign, and its mark is unreadable. The others are archives; with a
// password, a file that begins as those of old Office do.
const begins = {
  '.pdf': head => head.includes('%PDF-'),
  '.xml': head => /^[\s\0\uFEFF\uFFFD]*<(?!!doctype html|html)/i.test(head)
};
const beginsOffice = head => /^(PK\u0003\u0004|\uFFFD\uFFFD\u0011)/.test(head);

/**
 * Looks at a chosen file, and into it, before any byte is sent.
 * @param {File} file
 * @param {import('./documents.js').Kind[]} kinds
 * @returns {Promise<{ ok: true } | { ok: false, reason: 'type' | 'old' | 'empty' | 'large' }>}
 */
export async function checkFile(file, kinds) {
  const kind = kindOf(kinds, file);
  if (!kind) return { ok: false, reason: 'type' };
  if (kind.isOld) return { ok: false, reason: 'old' };
  if (file.size === 0) return { ok: false, reason: 'empty' };
  if (file.size > maxFileBytes) return { ok: false, reason: 'large' };
  const head = await file.slice(0, headBytes).text();
  return (begins[kind.ending] ?? beginsOffice)(head) ? { ok: true } : { ok: false, reason: 'type' };
}

const photo = { ending: /\.(jpe?g|png|webp|heic|heif)$/i, type: /^image\// };

/** A picture is looked at by the server; the page only keeps other files away from where one is asked for. */
export const checkPhoto = file =>
  file.size === 0 ? { ok: false, reason: 'empty' }
  : photo.type.test(file.type) || photo.ending.test(file.name) ? { ok: true }
  : { ok: false, reason: 'photo.type' };

/** Megabytes with one decimal, as a citizen reads them. */
export const megabytes = (bytes, locale) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.ceil((bytes / 1024 / 1024) * 10) / 10);

/** The server matches a part to its attachment by file name, so two equal names become "a.pdf" and "a (1).pdf". */
export function uniqueNames(names) {
  const taken = new Set();
  return names.map(name => {
    const dot = name.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    let unique = name;
    for (let n = 1; taken.has(unique); n++) unique = `${stem} (${n})${ending}`;
    taken.add(unique);
    return unique;
  });
}

/** Chosen files, kept by name and size: WebChat forgets where a file is once its message failed, and “Gửi lại” needs it. */
export function createFileShelf() {
  const files = new Map();
  const key = (name, size) => `${size} ${name}`;

  return {
    keep: blob => files.set(key(blob.name, blob.size), blob),
    find: (name, size) => files.get(key(name, size))
  };
}
