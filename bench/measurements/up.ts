import { get } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

import { repeat } from '../probe.ts';
import { median, type Row } from '../row.ts';
import { type RunningServer, startBareServer, startUp } from '../server.ts';

/** How long `streamproof up` needs to answer its first request, and what it holds when nobody asks any more. */
export const measureUp = async (): Promise<Row[]> => {
  const runs = await repeat(5, () => measure(startUp));
  const bare = await repeat(5, () => measure(startBareServer));
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

const measure = async (start: () => Promise<RunningServer>): Promise<{ answered: number; memory: number }> => {
  const started = performance.now();
  await using server = await start();
  await answer(`${server.api}/version`);
  const answered = performance.now() - started;
  await wait(2_000);
  return { answered, memory: await server.memory() };
};

const answer = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    // Whether the certificate is trusted does not matter to the time.
    get(url, { rejectUnauthorized: false }, (response) => response.resume().once('end', resolve)).once('error', reject);
  });
