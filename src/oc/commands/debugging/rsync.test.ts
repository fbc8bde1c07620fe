import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ExecRequest } from '../../../ports/kube-api.ts';
import { readLayer } from '../../image/layer-entries.ts';
import { runScripted } from '../../testing/scripted-api.ts';

const script = {
  'GET /api/v1/namespaces/hello/pods/web': {
    metadata: { name: 'web', namespace: 'hello' },
    spec: { containers: [{ name: 'c', image: 'i' }] },
    status: { phase: 'Running' },
  },
};
const warning = 'WARNING: rsync command not found in path. Please use your package manager to install it.\n';

test('a folder goes as a tar, with its name or, with a slash behind, without', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'streamproof-rsync-'));
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site', 'index.html'), 'hi');
  const sent: ExecRequest[] = [];
  const exec = (request: ExecRequest): number => sent.push(request) && 0;
  for (const source of ['site', 'site/'])
    assert.equal((await runScripted(`rsync ${folder}/${source} web:/var/www`, script, { exec })).stderr, warning);
  await rm(folder, { recursive: true });
  assert.deepEqual(sent[0]?.command, ['tar', '-C', '/var/www', '-ox', '-v']);
  const names = await Promise.all(
    sent.map(async ({ stdin }) => (await readLayer(Buffer.from(stdin as Buffer))).map(({ name }) => name)),
  );
  assert.deepEqual(names, [['site/index.html'], ['index.html']]);
});

for (const [line, message] of [
  [
    'rsync a',
    "error: SOURCE_DIR and POD:DESTINATION_DIR are required arguments\nSee 'oc rsync -h' for help and examples\n",
  ],
  ['rsync /none web:/x --strategy=tar', 'error: invalid path /none: stat /none: no such file or directory\n'],
  ['rsync / web:/x --strategy=x', 'error: unknown strategy: x\n'],
  ['rsync / other:/x', 'Error from server (NotFound): pods "other" not found\n'],
] as const)
  test(`oc ${line} is refused`, async () => {
    assert.equal((await runScripted(line, script)).stderr, message);
  });
