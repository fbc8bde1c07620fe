import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { enterProject } from './enter-context.ts';
import { kubeconfigStore } from './kubeconfig-store.ts';
import { readCurrentUser } from './kubeconfig-user.ts';

const kubeconfig = `apiVersion: v1
kind: Config
current-context: admin
clusters:
  - name: a
    cluster: { server: "https://localhost:6443", certificate-authority: ca.pem }
contexts:
  - name: admin
    context: { cluster: a, user: admin }
users:
  - name: admin
    user: { token: secret }
`;

const kubeconfigs = async (context: TestContext, ...contents: string[]): Promise<string[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kubeconfig-'));
  context.after(async () => await rm(folder, { recursive: true }));
  const files = contents.map((_, index) => path.join(folder, String(index)));
  await Promise.all(files.map((file, index) => writeFile(file, contents[index] ?? '')));
  return files;
};

test('what is new goes into the first of several files, the current context stays where it stood', async (context) => {
  const files = await kubeconfigs(context, 'kind: Config\n', kubeconfig);
  const store = kubeconfigStore(files);
  const config = await store.read();
  enterProject(config, 'is-test', 'admin');
  await store.write(config);
  const [first = '', second = ''] = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  assert.match(first, /contexts:\n {2}- name: is-test\/localhost:6443\/admin\n/);
  assert.match(second, /current-context: is-test\/localhost:6443\/admin\n/);
  assert.match(second, /contexts:\n {2}- name: admin\n/);
});

test('another user gets a context of their own', async (context) => {
  const files = await kubeconfigs(context, kubeconfig);
  const { become } = await readCurrentUser(files);
  await become('developer', 'sha256~a', 'mine');
  await become('developer', 'sha256~a', '');
  const { contexts, users, ...config } = await kubeconfigStore(files).read();
  assert.equal(config['current-context'], '/a/developer');
  assert.deepEqual(contexts.slice(1), [
    { name: 'mine/a/developer', context: { cluster: 'a', namespace: 'mine', user: 'developer/localhost:6443' } },
    { name: '/a/developer', context: { cluster: 'a', user: 'developer/localhost:6443' } },
  ]);
  assert.deepEqual(users.at(-1), { name: 'developer/localhost:6443', user: { token: 'sha256~a' } });
});

test('a missing context is named', async (context) => {
  const files = await kubeconfigs(context, 'current-context: gone\ncontexts: []\n');
  await assert.rejects(readCurrentUser(files), /no kubeconfig holds the current context "gone"/);
});
