export const maxFileBytes = 25 * 1024 * 1024;

// Readers find the header anywhere in here; a phone's scanner may write something before it.
const headBytes = 1024;

/**
 * Looks at a chosen file, and into it, before any byte is sent.
 * @param {File} file
 * @returns {Promise<{ ok: true } | { ok: false, reason: 'type' | 'empty' | 'large' }>}
 */
export async function checkFile(file) {
  if (!/\.pdf$/i.test(file.name) && file.type !== 'application/pdf') return { ok: false, reason: 'type' };
  if (file.size === 0) return { ok: false, reason: 'empty' };
  if (file.size > maxFileBytes) return { ok: false, reason: 'large' };
  const head = await file.slice(0, headBytes).text();
  return head.includes('%PDF-') ? { ok: true } : { ok: false, reason: 'type' };
}

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
