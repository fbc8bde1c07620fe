import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { get } from 'node:https';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

import { repeat } from '../probe.ts';
import { median, type Row } from '../row.ts';

/** How long `streamproof up` needs to answer its first request, and what it holds when nobody asks any more. */
export const measureUp = async (): Promise<Row[]> => {
  const runs = await repeat(5, () => measure(['bin/streamproof.js', 'up', '--json']));
  const bare = await repeat(5, () => measure(['bench/probes/bare-server.ts']));
  return [
    {
      what: '`streamproof up` to the first answered request',
      unit: 'ms',
      values: runs.map(({ answered }) => answered),
      limit: 500,
      floor: median(bare.map(({ answered }) => answered)),
    },
    {
      what: 'resident memory of an idle cluster',
      unit: 'MiB',
      values: runs.map(({ memory }) => memory),
      limit: 90,
      floor: median(bare.map(({ memory }) => memory)),
    },
  ];
};

const measure = async (command: string[]): Promise<{ answered: number; memory: number }> => {
  const started = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  await answer(`${(JSON.parse(line) as { api: string }).api}/version`);
  const answered = performance.now() - started;
  await wait(2_000);
  const memory = await residentMemory(child);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { answered, memory };
};

const answer = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    // Whether the certificate is trusted does not matter to the time.
    get(url, { rejectUnauthorized: false }, (response) => response.resume().once('end', resolve)).once('error', reject);
  });

/** In MiB, from `/proc`; not a number where there is none. */
const residentMemory = async ({ pid }: ChildProcess): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
};
