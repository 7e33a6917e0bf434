const key = 'smartca.resume';

/** Whether this page stands in the widget's frame on a page of another site. */
export const isFramed = search => new URLSearchParams(search).get('khung') === '1';

/** What the tab remembers of its conversation. Storage may be blocked: then it lasts as long as the page. */
export function createMemory(window) {
  let kept = null;
  return {
    read() {
      try {
        return window.sessionStorage.getItem(key) ?? kept;
      } catch {
        return kept;
      }
    },
    write(value) {
      kept = value ?? null;
      try {
        if (kept === null) window.sessionStorage.removeItem(key);
        else window.sessionStorage.setItem(key, kept);
      } catch {
        // Kept above.
      }
    }
  };
}

/** The page behaves as a part of another: no ways out to pages that cannot be framed, Escape goes back to that page. */
export function wireFrame(window) {
  const { document } = window;
  document.documentElement.classList.add('framed');
  const chat = document.getElementById('chat');
  window.addEventListener('focus', () => document.activeElement === document.body && chat.focus());
  // Before anybody else hears it: what is open in this page is closed first.
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
      // It says nothing but "close", so it does not matter who hears it.
      if (document.getElementById('more-list').hidden) window.parent.postMessage('smartca:close', '*');
      else event.preventDefault();
    },
    true
  );
}
