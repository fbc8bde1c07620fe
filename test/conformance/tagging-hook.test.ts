import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { carryOut } from './nodes/node-directives.ts';
import { openNodeTerminal } from './nodes/node-terminal.ts';
import { openNodeWorld } from './nodes/node-world.ts';

const image = 'docker.io/balazsszeti/hello:v1';

const config = (hook: unknown): string =>
  JSON.stringify({
    apiVersion: 'apps.openshift.io/v1',
    kind: 'DeploymentConfig',
    metadata: { name: 'web' },
    spec: {
      replicas: 1,
      selector: { app: 'web' },
      strategy: { type: 'Recreate', recreateParams: { post: hook } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'c', image }] } },
      triggers: [{ type: 'ConfigChange' }],
    },
  });

test('a hook tags the image that was rolled out, in a stream that is made for it', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'tagging-hook-'));
  const world = await openNodeWorld(directory);
  const terminal = openNodeTerminal(world);
  try {
    const to = { kind: 'ImageStreamTag', name: 'deployed:now' };
    const hook = { failurePolicy: 'Abort', tagImages: [{ containerName: 'c', to }] };
    for (const step of ['project hooks', `image ${image} v1 sleeper`, `create ${config(hook)}`, 'wait 20'])
      await carryOut(step, world, terminal);
    const { stdout } = await terminal.run('oc logs web-1-deploy');
    assert.match(stdout, /^--> post: Tagged "docker\.io\/balazsszeti\/hello:v1" into \S*\/deployed:now$/m);
    const tags = await terminal.run('oc get istag -o name');
    assert.equal(tags.stdout, 'imagestreamtag.image.openshift.io/deployed:now\n');
    assert.match((await terminal.run('oc get dc web')).stdout, /web +1 +1 +1 +config/);
  } finally {
    await world.close();
    await rm(directory, { recursive: true, force: true });
  }
});
