// Keeps the session alive while somebody works on a page without loading another, and says so when it has ended.
const every = 4 * 60 * 1000;
let told = Date.now();

async function here() {
  if (Date.now() - told < every) return;
  told = Date.now();
  const answer = await fetch('/staff/here', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer?.status === 401) location.reload();
}

for (const sign of ['pointerdown', 'keydown']) addEventListener(sign, here, { passive: true });

// The menu is open where there is room for it, and shut on a phone until it is asked for.
const menu = document.querySelector('.menu');
const room = matchMedia('(min-width: 60rem)');
const fit = () => { if (menu) menu.open = room.matches; };
room.addEventListener('change', fit);
fit();
