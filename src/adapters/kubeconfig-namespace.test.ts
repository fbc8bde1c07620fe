import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';

import { ConfigurationError } from '../errors/configuration-error.ts';
import { writeCurrentNamespace } from './kubeconfig-namespace.ts';

const kubeconfig = `apiVersion: v1
kind: Config
# the cluster at hand
current-context: admin
contexts:
  - name: other
    context:
      cluster: a
  - name: admin
    context:
      cluster: a
      user: admin
`;

const useKubeconfigs = async (context: TestContext, ...contents: string[]): Promise<string[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'kubeconfig-'));
  const before = process.env.KUBECONFIG;
  context.after(async () => {
    if (before === undefined) delete process.env.KUBECONFIG;
    else process.env.KUBECONFIG = before;
    await rm(folder, { recursive: true });
  });
  const files = contents.map((_, index) => path.join(folder, String(index)));
  await Promise.all(files.map((file, index) => writeFile(file, contents[index] ?? '')));
  process.env.KUBECONFIG = files.join(path.delimiter);
  return files;
};

test('the current context gets the namespace, and nothing else changes', async (context) => {
  const [file = ''] = await useKubeconfigs(context, kubeconfig);
  await writeCurrentNamespace('is-test');
  assert.equal(await readFile(file, 'utf8'), `${kubeconfig}      namespace: is-test\n`);
});

test('of several files the one that holds the context is written', async (context) => {
  const [first = '', second = ''] = await useKubeconfigs(context, 'current-context: admin\n', kubeconfig);
  await writeCurrentNamespace('is-test');
  assert.equal(await readFile(first, 'utf8'), 'current-context: admin\n');
  assert.match(await readFile(second, 'utf8'), /namespace: is-test/);
});

test('a missing context is named', async (context) => {
  await useKubeconfigs(context, 'current-context: gone\ncontexts: []\n');
  await assert.rejects(writeCurrentNamespace('a'), (error: Error) => {
    assert.ok(error instanceof ConfigurationError);
    assert.match(error.message, /"gone"/);
    return true;
  });
});
