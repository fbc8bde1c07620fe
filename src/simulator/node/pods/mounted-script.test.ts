import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { ConfigMap } from '../../../resources/config-map.ts';
import { configMapKind } from '../../../resources/kinds/kinds.ts';
import { nodeWorld } from '../node-world.ts';

const started = async (context: TestContext, script: string) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  await world.client.create<ConfigMap>(configMapKind, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'scripts', namespace: 'a' },
    data: { 'run.sh': script },
  });
  const volumes = [{ name: 's', configMap: { name: 'scripts', defaultMode: 0o755 } }];
  await world.run(
    'web',
    'registry.test/org/app:v1',
    { restartPolicy: 'Never', volumes },
    { command: ['/s/run.sh', 'now'], volumeMounts: [{ name: 's', mountPath: '/s' }] },
  );
  return { phase: world.pod('web')?.status?.phase, output: world.output('web') };
};

test('a script that a config map brings is carried out as the command of a container', async (context) => {
  const made = await started(context, '#!/bin/sh\necho $0 $1\nexit 3\n');
  assert.deepEqual(made, { phase: 'Failed', output: ['/s/run.sh now'] });
});

test('a script that the shell cannot read runs on as a program of which nothing is known', async (context) => {
  const made = await started(context, '#!/bin/bash\nlist=(a b)\necho "${list[@]}"\n');
  assert.deepEqual(made, { phase: 'Running', output: [] });
});
