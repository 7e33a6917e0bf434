// Passkeys: a form with data-passkey asks its page for a question, has the browser answer it, and sends the answer as a usual form.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const named = (list) => list?.map((entry) => ({ ...entry, id: bytes(entry.id) }));

function read(options) {
  const read = { ...options, challenge: bytes(options.challenge) };
  if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) read.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) read.allowCredentials = named(options.allowCredentials);
  return read;
}

function write(credential) {
  const { response } = credential;
  const written = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ['attestationObject', 'authenticatorData', 'signature', 'userHandle']) if (response[name]) written[name] = text(response[name]);
  if (response.getTransports) written.transports = response.getTransports();
  return JSON.stringify({
    id: credential.id, rawId: text(credential.rawId), type: credential.type, response: written,
    clientExtensionResults: credential.getClientExtensionResults(), authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
  });
}

async function answer(form) {
  const body = new FormData(form);
  const asked = await fetch(form.dataset.passkey, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (!asked.ok) throw new Error(String(asked.status));
  const { options, ticket } = await asked.json();
  const publicKey = read(JSON.parse(options));
  const credential = publicKey.user ? await navigator.credentials.create({ publicKey }) : await navigator.credentials.get({ publicKey });
  form.elements.Ticket.value = ticket;
  form.elements.Credential.value = write(credential);
  form.submit();
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    const problem = form.querySelector('[role=alert]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      problem.hidden = true;
      answer(form).catch(() => { problem.hidden = false; });
    });
  }
}
