// A host of this checkout in a process of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('..', import.meta.url));

export const program = process.env.SMARTCABOT_HOST ?? join(here, '../../bot/SmartCaBot.Host/bin/Release/net10.0/smartcabot');

export const ended = child => new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));

/** Starts a host on a free port with a data directory of its own. */
export async function startHost(settings = {}) {
  const data = await mkdtemp(join(tmpdir(), 'smartcabot-conformance-'));
  const env = { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', SmartCaBot__Data__Directory: data, ...settings };
  const host = spawn(program, ['--urls', 'http://127.0.0.1:0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exit = ended(host);
  const log = [];
  const address = new Promise(resolve => {
    const lines = createInterface(host.stdout);
    lines.on('line', line => {
      log.push(line);
      const [, url] = /Now listening on: (http\S+)/.exec(line) ?? [];
      if (url) resolve(url);
    });
  });
  const stop = async () => {
    host.kill('SIGTERM');
    await exit;
    await rm(data, { force: true, recursive: true });
  };
  /** Runs a command of the program on the same installation. */
  const command = async (...args) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', part => (output += part));
    return { code: await ended(child), output };
  };
  const url = await Promise.race([address, exit]);
  if (typeof url === 'string') return { command, log, stop, url };
  await stop();
  throw new Error(`${program} ended with ${url} before it listened.`);
}
