import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeWorld } from '../node-world.ts';

test('what is made in a volume of a group belongs to it, and a part that is made for a container is as open as the volume', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const script = 'cd /v; touch a; mkdir b; touch b/c; stat -c "%a %g" . a b b/c > /dev/termination-log';
  const volumes = [{ name: 'data', emptyDir: { medium: 'Memory' } }];
  await world.run(
    'web',
    'registry.test/org/app:v1',
    { restartPolicy: 'Never', securityContext: { fsGroup: 2000 }, volumes },
    { command: ['sh', '-c', script], volumeMounts: [{ name: 'data', mountPath: '/v', subPath: 'part' }] },
  );
  const message = world.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.message;
  assert.equal(message, '3777 2000\n644 2000\n2755 2000\n644 2000\n');
});
