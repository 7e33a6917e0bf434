// The figures are read again every ten seconds while somebody looks at them.
const figures = document.getElementById('figures');
setInterval(async () => {
  if (document.hidden || figures.contains(document.activeElement)) return;
  const answer = await fetch('/desk/live?handler=Figures', { headers: { Accept: 'text/html' } }).catch(() => null);
  if (answer?.ok) figures.innerHTML = await answer.text(); // Made by the server, which encodes whatever people wrote.
}, 10000);
