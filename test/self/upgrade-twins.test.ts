import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { openStandingCluster } from './standing-cluster.fixture.ts';

const features = path.resolve(import.meta.dirname, '../../features/upgrade');

test('what is made before an upgrade is found again after it, on a cluster that was saved and started as another version', async () => {
  const after = async (saved: string): Promise<void> => {
    await using cluster = await openStandingCluster(['--openshift', '4.19', '--snapshot', saved]);
    const words = ['run', ...cluster.options, '--tags', '@after-upgrade', features];
    const { exitCode, stdout, stderr } = await cluster.run(words);
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stdout, /^OpenShift 4\.19\.0 /);
    assert.match(stdout, /3 scenarios: 3 passed/);
    const ca = cluster.facts.registries['docker.io']!.ca;
    assert.equal((await cluster.run(['clean', '--yes', '--upstream-ca', ca])).exitCode, 0);
    assert.deepEqual(await cluster.projects(), []);
  };
  const folder = await (async () => {
    const cluster = await openStandingCluster(['--openshift', '4.12']);
    const saved = path.join(path.dirname(cluster.folder), `${path.basename(cluster.folder)}.tar`);
    try {
      const words = ['run', ...cluster.options, '--tags', '@before-upgrade', features];
      const { exitCode, stdout, stderr } = await cluster.run(words);
      assert.equal(exitCode, 0, stdout + stderr);
      assert.match(stdout, /^OpenShift 4\.12\.0 /);
      assert.match(stdout, /Kept, until streamproof clean --run \w+:\n {2}project sp-upgrade-carried, images in /);
      const name = new URL(cluster.facts.api).port;
      assert.equal((await cluster.run(['ctl', 'snapshot', 'save', saved, '--cluster', name])).exitCode, 0);
    } finally {
      await cluster[Symbol.asyncDispose]();
    }
    return saved;
  })();
  await after(folder);
});
