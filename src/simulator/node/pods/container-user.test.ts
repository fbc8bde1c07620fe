import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pod } from '../../../resources/workloads/pod.ts';
import type { Container } from '../../../resources/workloads/pod-spec.ts';
import { FileTree } from '../files/file-tree.ts';
import { madeFile } from '../files/written-files.ts';
import { containerUser } from './container-user.ts';

const file = (path: string, text: string) => madeFile(path, Buffer.from(text), { modified: 0, mode: 0o644 });

const image = new FileTree([
  file('/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nweb:x:101:102:Web:/var/www:/sbin/nologin\n'),
  file('/etc/group', 'root:x:0:\nweb:x:102:\nlogs:x:400:web,other\n'),
]);

const userOf = (written: string, podContext: object = {}, containerContext: object = {}) => {
  const spec = { containers: [], securityContext: podContext };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec } as unknown as Pod;
  const container: Container = { name: 'c', image: 'x', securityContext: { ...containerContext } };
  return containerUser(pod, container, { config: { User: written } } as never, image);
};

const web = { uid: 101, gid: 102, name: 'web', home: '/var/www' };

test('a name that the image gives is looked up in its files, with its groups', async () => {
  assert.deepEqual(await userOf('web'), { ...web, groups: [400] });
  assert.deepEqual(await userOf('101', { fsGroup: 7, supplementalGroups: [8] }), { ...web, groups: [400, 7, 8] });
});

test('a group that is asked for takes the place of those of the user', async () => {
  assert.deepEqual(await userOf('web:logs'), { ...web, gid: 400 });
  assert.deepEqual(await userOf('web', { runAsGroup: 0 }), { ...web, gid: 0 });
});

test('who has no entry in the files has the group 0, and root its home', async () => {
  assert.deepEqual(await userOf('web', { runAsUser: 1000650000 }), { uid: 1000650000, gid: 0 });
  assert.deepEqual(await userOf('web:web', {}, { runAsUser: 0 }), { uid: 0, gid: 0, name: 'root', home: '/root' });
});

test('a name that the image does not have starts nothing', async () => {
  await assert.rejects(userOf('nobody'), { message: 'unable to find user nobody: no matching entries in passwd file' });
});
