// Runs the tests against the host at BASE_URL; without one, against a host of this checkout that is started for them.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ended, startHost } from './clients/process.js';

/** A portal that signs by sp769, as the operator registers it; its webhook is where the test will listen. */
async function register(host) {
  const port = await new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const { output } = await host.command(
    'integrator', 'add', '--name', 'Ngân hàng thử nghiệm', '--kinds', 'Sp769V1,Sp769V2', '--webhook', `http://127.0.0.1:${port}/hook`);
  const [, SP_ID] = /^sp_id (\S+)$/m.exec(output);
  const [, SP_PASSWORD] = /^sp_password (\S+)$/m.exec(output);
  return { SP_ID, SP_PASSWORD, WEBHOOK_PORT: String(port) };
}

/** A client of the CSC API; nobody listens where citizens are sent back to, because the test reads the address. */
async function registerCsc(host) {
  const CSC_REDIRECT = 'http://127.0.0.1:9/callback';
  const { output } = await host.command('integrator', 'add', '--name', 'Cổng ký số thử nghiệm', '--kinds', 'Csc', '--redirect', CSC_REDIRECT);
  const [, CSC_ID] = /^sp_id (\S+)$/m.exec(output);
  const [, CSC_SECRET] = /^sp_password (\S+)$/m.exec(output);
  return { CSC_ID, CSC_REDIRECT, CSC_SECRET };
}

const host = process.env.BASE_URL
  ? undefined
  : await startHost({ SmartCaBot__Admin__PrivateAddresses: 'true', SmartCaBot__SigningApi__Enabled: 'true' });
try {
  const client = host ? { ...(await register(host)), ...(await registerCsc(host)) } : {};
  const tests = spawn(process.execPath, ['--test', '--test-timeout=300000', 'test/'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { ...process.env, ...client, BASE_URL: process.env.BASE_URL ?? host.url },
    stdio: 'inherit'
  });
  process.exitCode = await ended(tests);
} finally {
  await host?.stop();
}
