const key = 'smartca.language';
const locales = ['vi-VN', 'en-US'];

/** Vietnamese unless the address (`?lang=en`) or an earlier choice says English. Nothing personal is stored. */
export function initialLocale(search, storage) {
  const asked = new URLSearchParams(search).get('lang');
  if (asked) return asked.startsWith('en') ? 'en-US' : 'vi-VN';
  try {
    const kept = storage?.getItem(key);
    return locales.includes(kept) ? kept : 'vi-VN';
  } catch {
    return 'vi-VN';
  }
}

export function keepLocale(locale, storage) {
  try {
    storage?.setItem(key, locale);
  } catch {
    // Storage may be blocked: the choice then lasts until the page is closed.
  }
}

export const otherLocale = locale => (locale === 'vi-VN' ? 'en-US' : 'vi-VN');

/** Puts the page's own words into the marked elements. */
export function applyText(document, locale, text) {
  document.documentElement.lang = locale === 'vi-VN' ? 'vi' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) {
    element.firstChild.data = text(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-text-label]')) {
    element.setAttribute('aria-label', text(element.dataset.textLabel));
  }
}
