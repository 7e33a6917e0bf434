/** What one first visit may transfer: HTML, CSS, JavaScript, icons and API answers, compressed, in bytes. */
export const firstVisitBudget = 550 * 1024;

/** What the widget may add to a page of another site, in bytes before compression. */
export const widgetBudget = 5 * 1024;

/** Headers and the small answers of the API (session, conversation): measured in a browser, rounded up. */
export const overheadPerRequest = 700;

/**
 * Adds up what a first visit transfers.
 * @param {{ name: string, br: number, gz: number }[]} files sizes in bytes
 * @returns {{ total: number, worst: number, over: boolean }} brotli total, gzip total, and whether even brotli is over
 */
export function weigh(files, budget = firstVisitBudget) {
  const sum = key => files.reduce((total, file) => total + file[key] + overheadPerRequest, 0);
  const total = sum('br');
  const worst = sum('gz');
  return { total, worst, over: worst > budget };
}

/** A table for the build log, in KiB with one decimal. */
export function table(files) {
  const kib = bytes => (bytes / 1024).toFixed(1).padStart(8);
  return [
    `${'file'.padEnd(28)}     raw      br      gz  (KiB)`,
    ...files.map(({ name, raw, br, gz }) => `${name.padEnd(28)}${kib(raw)}${kib(br)}${kib(gz)}`)
  ].join('\n');
}
