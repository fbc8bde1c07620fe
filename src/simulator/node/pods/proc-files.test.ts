import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pod } from '../../../resources/workloads/pod.ts';
import { nodeWorld } from '../node-world.ts';
import { procFiles } from './proc-files.ts';

const statusOf = async (securityContext: Record<string, unknown>, user = { uid: 0, gid: 0 }) => {
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [] } } as Pod;
  const files = procFiles(pod, { name: 'c', image: 'x', securityContext }, user, 0);
  const text = Buffer.concat(await Array.fromAsync(files.read('/self/status'))).toString();
  return new Map(text.split('\n').map((line) => line.split(':\t') as [string, string]));
};

test('the status of a process tells what its container may do', async () => {
  const usual = await statusOf({});
  assert.deepEqual(
    [usual.get('CapEff'), usual.get('Seccomp'), usual.get('NoNewPrivs')],
    ['00000000000005fb', '0', '0'],
  );
  const restricted = await statusOf(
    {
      capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
      seccompProfile: { type: 'RuntimeDefault' },
      allowPrivilegeEscalation: false,
    },
    { uid: 1000, gid: 0 },
  );
  const shown = ['Uid', 'CapEff', 'CapBnd', 'Seccomp', 'NoNewPrivs'].map((name) => restricted.get(name));
  assert.deepEqual(shown, ['1000\t1000\t1000\t1000', '0000000000000000', '0000000000000400', '2', '1']);
  assert.equal((await statusOf({ privileged: true })).get('CapEff'), '000001ffffffffff');
});

test('settings of the kernel that a pod asks for can be read in it', async (context) => {
  const world = await nodeWorld(context);
  world.registry.serve('org/app', 'v1');
  const script = '(sysctl kernel/shm_rmid_forced; cat /proc/sys/kernel/shm_rmid_forced) > /dev/termination-log';
  const sysctls = [{ name: 'kernel/shm_rmid_forced', value: '1' }];
  await world.run(
    'web',
    'registry.test/org/app:v1',
    { restartPolicy: 'Never', securityContext: { sysctls } },
    { command: ['sh', '-c', script] },
  );
  const message = world.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.message;
  assert.equal(message, 'kernel.shm_rmid_forced = 1\n1\n');
});
