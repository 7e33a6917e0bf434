// Runs the tests against the host at BASE_URL; without one, against a host of this checkout that is started for them.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const program = process.env.SMARTCABOT_HOST ?? join(here, '../../bot/SmartCaBot.Host/bin/Release/net10.0/smartcabot');

const ended = child => new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));

/** Starts a host on a free port with a data directory of its own. */
async function startHost() {
  const data = await mkdtemp(join(tmpdir(), 'smartcabot-conformance-'));
  const host = spawn(program, ['--urls', 'http://127.0.0.1:0'], {
    env: { ...process.env, ASPNETCORE_ENVIRONMENT: 'Development', SmartCaBot__Data__Directory: data },
    stdio: ['ignore', 'pipe', 'inherit']
  });
  const exit = ended(host);
  const address = new Promise(resolve => {
    const lines = createInterface(host.stdout);
    lines.on('line', line => {
      const [, url] = /Now listening on: (http\S+)/.exec(line) ?? [];
      if (url) resolve(url);
    });
  });
  const stop = async () => {
    host.kill('SIGTERM');
    await exit;
    await rm(data, { force: true, recursive: true });
  };
  const url = await Promise.race([address, exit]);
  if (typeof url === 'string') return { stop, url };
  await stop();
  throw new Error(`${program} ended with ${url} before it listened.`);
}

const host = process.env.BASE_URL ? undefined : await startHost();
try {
  const tests = spawn(process.execPath, ['--test', '--test-timeout=60000', 'test/'], {
    cwd: here,
    env: { ...process.env, BASE_URL: process.env.BASE_URL ?? host.url },
    stdio: 'inherit'
  });
  process.exitCode = await ended(tests);
} finally {
  await host?.stop();
}
