/** Page-level notices: a visible banner, and a polite live region that says each thing once. */
export function createNotices(document) {
  const banner = document.getElementById('banner');
  const bannerText = document.getElementById('banner-text');
  const action = document.getElementById('banner-action');
  const announcer = document.getElementById('announcer');
  let hiding;

  function announce(text) {
    // Emptied first, so that the same sentence twice is two changes.
    announcer.textContent = '';
    setTimeout(() => (announcer.textContent = text), 50);
  }

  return {
    announce,
    hide() {
      banner.hidden = true;
    },
    /** @param {{ kind?: 'warn' | 'good', forMs?: number, retry?: { label: string, run: () => void } }} options */
    show(text, { forMs, kind = 'warn', retry } = {}) {
      clearTimeout(hiding);
      const fresh = banner.hidden || bannerText.textContent !== text;
      banner.dataset.kind = kind;
      bannerText.textContent = text;
      action.hidden = !retry;
      action.textContent = retry?.label ?? '';
      action.onclick = retry?.run ?? null;
      banner.hidden = false;
      if (fresh) announce(text);
      if (forMs) hiding = setTimeout(() => (banner.hidden = true), forMs);
    }
  };
}
