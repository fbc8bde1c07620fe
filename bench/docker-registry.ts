import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

import type { IssuedCertificate } from '../src/simulator/pki/certificate-authority.ts';

/** A registry in a process of its own. */
export interface RunningRegistry extends AsyncDisposable {
  readonly api: string;
}

/**
 * The registry of the distribution project, to measure against; `undefined` where `docker-registry` is not installed. With a
 * certificate it speaks TLS.
 */
export const startDockerRegistry = async (serving?: IssuedCertificate): Promise<RunningRegistry | undefined> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'docker-registry-'));
  const settings = path.join(folder, 'config.json');
  const tls = serving && { certificate: path.join(folder, 'serving.crt'), key: path.join(folder, 'serving.key') };
  if (tls) await Promise.all([writeFile(tls.certificate, serving.certificate), writeFile(tls.key, serving.key)]);
  await writeFile(
    settings,
    JSON.stringify({
      version: '0.1',
      log: { level: 'info', accesslog: { disabled: true } },
      storage: { filesystem: { rootdirectory: path.join(folder, 'storage') } },
      http: { addr: '127.0.0.1:0', ...(tls ? { tls } : {}) },
    }),
  );
  const child = spawn('docker-registry', ['serve', settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  const gone = once(child, 'exit').catch(() => undefined);
  const lines = createInterface({ input: child.stderr });
  const address = await Promise.race([gone.then(() => undefined), listening(lines)]);
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  if (address !== undefined) return { api: `${tls ? 'https' : 'http'}://${address}`, [Symbol.asyncDispose]: end };
  await rm(folder, { recursive: true, force: true });
  return undefined;
};

/** It says so once, with the port that it got. */
const listening = (lines: NodeJS.EventEmitter): Promise<string> =>
  new Promise((resolve) => {
    lines.on('line', (line: string) => {
      const address = /listening on (127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
  });
