import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, type TestContext, test } from 'node:test';
import { execa } from 'execa';

const program = path.resolve(import.meta.dirname, '../../bin/streamproof.js');
let folder: string;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'up-'));
});

after(() => rm(folder, { recursive: true }));

const start = async (context: TestContext, ...words: string[]) => {
  const child = execa(process.execPath, [program, ...words], { env: { TMPDIR: folder }, reject: false, buffer: true });
  context.after(() => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: line } = await lines.next();
  return { child, line: line as string };
};

test('one line of JSON says where everything is; a signal ends it without a trace', async (context) => {
  const { child, line } = await start(context, 'up', '--json');
  const facts = JSON.parse(line);
  assert.deepEqual(Object.keys(facts), ['kubeconfig', 'api', 'ca', 'passwords', 'registries', 'internalRegistry']);
  assert.deepEqual(Object.keys(facts.registries).toSorted(), ['docker.io', 'quay.io', 'registry.redhat.io']);
  for (const { endpoint, ca } of [...Object.values(facts.registries), facts.internalRegistry]) {
    assert.match(endpoint, /^127\.0\.0\.1:\d+$/);
    assert.match(await readFile(ca, 'utf8'), /BEGIN CERTIFICATE/);
  }
  const kubeconfig = await readFile(facts.kubeconfig, 'utf8');
  assert.ok(kubeconfig.includes(facts.api));
  await readdir(facts.internalRegistry.storage);

  const namespaces = await execa(process.execPath, [program, 'oc', 'new-project', 'is-test'], {
    env: { KUBECONFIG: facts.kubeconfig },
    reject: false,
  });
  assert.match(namespaces.stdout, /project "is-test"/, namespaces.stderr);
  assert.match(await readFile(facts.kubeconfig, 'utf8'), /"?namespace"?: "?is-test/);

  child.kill('SIGINT');
  const { exitCode, stdout } = await child;
  assert.equal(exitCode, 0);
  assert.equal(stdout, line, 'nothing but that line');
  assert.deepEqual(await readdir(folder), []);
});
