/** "More" list and the question before a new conversation. */
export function wireRestart(document, { onRestart }) {
  const more = document.getElementById('more');
  const list = document.getElementById('more-list');
  const ask = document.getElementById('ask-restart');

  const open = show => {
    list.hidden = !show;
    more.setAttribute('aria-expanded', String(show));
  };

  more.addEventListener('click', () => open(list.hidden));
  document.addEventListener('click', ({ target }) => {
    if (!more.contains(target) && !list.contains(target)) open(false);
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || list.hidden) return;
    if (list.contains(document.activeElement)) more.focus();
    open(false);
  });

  document.getElementById('restart').addEventListener('click', () => {
    open(false);
    ask.showModal();
  });
  document.getElementById('ask-stay').addEventListener('click', () => ask.close());
  document.getElementById('ask-go').addEventListener('click', () => {
    ask.close();
    onRestart();
  });
  ask.addEventListener('close', () => more.focus());
}
