import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Build } from '../../../resources/builds/build.ts';
import type { Client } from '../../apimachinery/client.ts';
import type { Listers } from '../../apimachinery/lister.ts';
import { mayRun } from './run-policy.ts';

const build = (number: number, policy: string, phase = 'New'): Build =>
  ({
    apiVersion: 'build.openshift.io/v1',
    kind: 'Build',
    metadata: {
      name: `web-${number}`,
      namespace: 'p',
      labels: { 'openshift.io/build-config.name': 'web', 'openshift.io/build.start-policy': policy },
      annotations: { 'openshift.io/build.number': String(number) },
    },
    spec: { strategy: {} },
    status: { phase },
  }) as Build;

/** Whether the last build may run, and which builds are cancelled for it. */
const verdict = async (...builds: Build[]): Promise<[runs: boolean, cancelled: string[]]> => {
  const cancelled: string[] = [];
  const listers = { of: () => ({ list: () => builds }) } as unknown as Listers;
  const client = { modify: async (_: unknown, __: string, name: string) => void cancelled.push(name) };
  const last = builds.at(-1) as Build;
  return [await mayRun(last, listers, client as unknown as Client), cancelled];
};

for (const [what, builds, runs, cancelled = []] of [
  ['a serial one waits for older ones', [build(1, 'Serial'), build(2, 'Serial')], false],
  ['a serial one runs when the older ones have ended', [build(1, 'Serial', 'Failed'), build(2, 'Serial')], true],
  ['parallel ones run beside each other', [build(1, 'Parallel', 'Running'), build(2, 'Parallel')], true],
  ['a parallel one overtakes serial ones that wait', [build(1, 'Serial'), build(2, 'Parallel')], true],
  ['a parallel one waits for a serial one that runs', [build(1, 'Serial', 'Pending'), build(2, 'Parallel')], false],
  [
    'the latest one cancels older ones that do not run yet',
    [build(1, 'Serial', 'Running'), build(2, 'Serial', 'Pending'), build(3, 'Serial'), build(4, 'SerialLatestOnly')],
    false,
    ['web-2', 'web-3'],
  ],
] as const) {
  test(`of the builds of a configuration ${what}`, async () => {
    assert.deepEqual(await verdict(...builds), [runs, cancelled]);
  });
}
