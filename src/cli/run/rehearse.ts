import { Writable } from 'node:stream';
import { type IRunOptions, runCucumber } from '@cucumber/cucumber/api';

import type { Envelope } from './messages.ts';

/** Matches features and steps without executing anything, and returns what Cucumber found out about them. */
export const rehearse = async (run: IRunOptions): Promise<Envelope[]> => {
  const messages: Envelope[] = [];
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  await runCucumber(
    {
      ...run,
      sources: { ...run.sources, shard: undefined },
      runtime: { ...run.runtime, dryRun: true, parallel: 0, retry: 0 },
      formats: { stdout: 'message', files: {}, publish: false, options: {} },
    },
    { stdout: silent, stderr: silent },
    (message) => messages.push(message),
  );
  return messages;
};
