// Runs the tests against the host at BASE_URL; without one, against a host of this checkout that is started for them.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ended, startHost } from './clients/process.js';

const host = process.env.BASE_URL ? undefined : await startHost();
try {
  const tests = spawn(process.execPath, ['--test', '--test-timeout=300000', 'test/'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, BASE_URL: process.env.BASE_URL ?? host.url },
    stdio: 'inherit'
  });
  process.exitCode = await ended(tests);
} finally {
  await host?.stop();
}
