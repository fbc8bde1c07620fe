import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const build = (name: string, phase: string, config = 'web', created = '2026-01-01T00:00:00Z') => ({
  metadata: { name, namespace: 'a', creationTimestamp: created },
  status: { phase, config: { kind: 'BuildConfig', namespace: 'a', name: config } },
});

const builds = '/apis/build.openshift.io/v1/builds';
const one = '/apis/build.openshift.io/v1/namespaces/a/builds';
const script = {
  'GET /apis/build.openshift.io/v1/buildconfigs': {
    metadata: {},
    items: [{ metadata: { name: 'web', namespace: 'a' } }],
  },
  [`GET ${builds}`]: {
    metadata: {},
    items: [
      build('web-1', 'Complete'),
      build('web-2', 'Complete', 'web', '2026-01-02T00:00:00Z'),
      build('web-3', 'Failed'),
      build('web-4', 'Running'),
      build('gone-1', 'Cancelled', 'gone'),
    ],
  },
  [`DELETE ${one}/web-1`]: {},
};

test('oc adm prune builds keeps the newest builds of a configuration', async () => {
  const plan = await runScripted('adm prune builds --keep-younger-than=0 --keep-complete=1', script);
  assert.equal(plan.stdout, 'NAMESPACE   NAME\na           web-1\n');
  assert.equal(plan.stderr, 'Dry run enabled - no modifications will be made. Add --confirm to remove builds\n');
  const all = await runScripted('adm prune builds --keep-younger-than=0 --keep-failed=0 --orphans', script);
  assert.equal(all.stdout, 'NAMESPACE   NAME\na           gone-1\na           web-3\n');
  const confirmed = await runScripted('adm prune builds --keep-younger-than=0 --keep-complete=1 --confirm', script);
  assert.deepEqual(confirmed.bodies, [{ kind: 'DeleteOptions', apiVersion: 'build.openshift.io/v1' }]);
});

test('oc adm prune builds refuses words and numbers below zero', async () => {
  assert.match((await runScripted('adm prune builds x', {})).stderr, /no arguments are allowed to this command/);
  assert.equal(
    (await runScripted('adm prune builds --keep-failed=-1', {})).stderr,
    'error: --keep-failed must be greater than or equal to 0\n',
  );
});
