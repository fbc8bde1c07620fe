import { spawn } from 'node:child_process';
import { once } from 'node:events';

import type { Row } from '../row.ts';

/** How long every check of the project takes together. */
export const measureTests = async (): Promise<Row[]> => {
  const started = performance.now();
  await once(spawn('npm', ['test'], { stdio: 'ignore' }), 'exit');
  return [
    { what: '`npm test` after installation', unit: 's', values: [(performance.now() - started) / 1000], limit: 30 },
  ];
};
