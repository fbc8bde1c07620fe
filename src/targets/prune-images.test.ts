import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { type ClusterTerminal, openClusterTerminal } from './cluster-terminal.fixture.ts';

const pruner = async (terminal: ClusterTerminal): Promise<(flags: string) => ReturnType<ClusterTerminal['oc']>> => {
  const folder = await terminal.files('accounts', {
    'pruner.json': JSON.stringify({ kind: 'ServiceAccount', apiVersion: 'v1', metadata: { name: 'pruner' } }),
  });
  await terminal.oc(`create -f ${folder}/pruner.json`);
  await terminal.oc('adm policy add-cluster-role-to-user cluster-admin system:serviceaccount:demo:pruner');
  const token = (await terminal.oc('create token pruner')).stdout.trim();
  return (flags) => terminal.oc(`adm prune images --token=${token}${flags}`);
};

const build = async (terminal: ClusterTerminal, text: string): Promise<string> => {
  const folder = await terminal.files(text, { Dockerfile: `FROM scratch\nCOPY t /${text}`, t: text });
  await terminal.oc(`start-build web --from-dir=${folder} --wait`);
  await terminal.cluster.clock.advance(5000);
  return (await terminal.oc('get istag web:latest -o jsonpath={.image.metadata.name}')).stdout;
};

const stored = async ({ cluster }: ClusterTerminal): Promise<string[]> => {
  const { storage } = cluster.internalRegistry;
  storage.flush();
  const entries = await readdir(storage.layout.root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};

test('pruning needs a token, keeps what is young and does nothing without --confirm', async () => {
  await using terminal = await openClusterTerminal();
  await terminal.oc('new-build --binary --strategy=docker --name=web');
  for (const text of ['one', 'two']) await build(terminal, text);
  const { stderr, exitCode } = await terminal.oc('adm prune images');
  assert.deepEqual([stderr, exitCode], ['error: you must use a client config with a token\n', 1]);
  const prune = await pruner(terminal);
  const before = await stored(terminal);
  assert.equal((await prune('')).stdout, 'Summary: deleted 0 objects\n');
  const dry = await prune(' --keep-younger-than=0m --keep-tag-revisions=1');
  assert.match(dry.stderr, /Dry run enabled - no modifications will be made. Add --confirm to remove images\n$/);
  assert.match(
    dry.stdout,
    /Summary: deleted 1 image object\(s\), deleted 1 image stream tag item\(s\), updated 1 image stream\(s\), deleted 2 layer link\(s\), deleted 1 manifest link\(s\), deleted 3 blob\(s\)\n$/,
  );
  assert.deepEqual(await stored(terminal), before);
});

test('what nothing uses goes from the stream, the API and the storage; what is used stays', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('new-build --binary --strategy=docker --name=web');
  const [first, second, third] = [
    await build(terminal, 'one'),
    await build(terminal, 'two'),
    await build(terminal, 'three'),
  ];
  await oc(`create deployment user --image=image-registry.openshift-image-registry.svc:5000/demo/web@${first}`);
  const prune = await pruner(terminal);
  const { stdout, exitCode } = await prune(' --keep-younger-than=0m --keep-tag-revisions=1 --confirm');
  assert.equal(exitCode, 0);
  const lines = stdout
    .split('\n')
    .map((line) => line.replace(/sha256:\w+/, (digest) => (digest === second ? 'second' : '<blob>')));
  assert.deepEqual(lines, [
    'Deleting layer link <blob> in repository demo/web',
    'Deleting layer link <blob> in repository demo/web',
    'Deleting 1 items from image stream demo/web',
    'Deleting manifest link second in repository demo/web',
    'Deleting blob <blob>',
    'Deleting blob <blob>',
    'Deleting blob second',
    'Deleting image second',
    'Summary: deleted 1 image object(s), deleted 1 image stream tag item(s), updated 1 image stream(s), deleted 2 layer link(s), deleted 1 manifest link(s), deleted 3 blob(s)',
    '',
  ]);
  const left = (await stored(terminal)).join('\n');
  assert.equal(left.includes(second.slice(7)), false);
  for (const digest of [first, third]) assert.ok(left.includes(digest.slice(7)));
  assert.equal((await oc('get images -o name')).stdout.split('\n').length, 3);
});

test('without the registry only API objects go', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('new-build --binary --strategy=docker --name=web');
  await build(terminal, 'one');
  await oc('delete is web');
  const before = await stored(terminal);
  const prune = await pruner(terminal);
  const { stdout } = await prune(' --keep-younger-than=0m --prune-registry=false --confirm');
  assert.match(
    stdout,
    /^Only API objects will be removed. {2}No modifications to the image registry will be made.\nDeleting image sha256:\w+\nSummary: deleted 1 image object\(s\)\n$/,
  );
  assert.deepEqual(await stored(terminal), before);
});

test('a hard prune in the pod of the registry deletes what the API no longer knows', async () => {
  await using terminal = await openClusterTerminal();
  const { oc } = terminal;
  await oc('new-build --binary --strategy=docker --name=web');
  const digest = await build(terminal, 'one');
  await oc('delete is web');
  const before = await stored(terminal);
  const prune = (mode: string) =>
    oc(`exec deploy/image-registry -n openshift-image-registry -- /usr/bin/dockerregistry -prune=${mode}`);
  const check = await prune('check');
  assert.match(check.stdout, /msg="The image stream demo\/web is not found, will remove the whole repository"/);
  assert.match(
    check.stdout,
    /\nWould delete 0 blobs\nWould free up 0B of disk space\nUse -prune=delete to actually delete the data\n$/,
  );
  assert.deepEqual(await stored(terminal), before);
  await oc(`delete image ${digest}`);
  const { stdout } = await prune('delete');
  assert.match(stdout, /msg="Deleting repo: \/docker\/registry\/v2\/repositories\/demo\/web"/);
  assert.match(stdout, /\nDeleted 3 blobs\nFreed up [\d.]+KiB of disk space\n$/);
  assert.deepEqual(await stored(terminal), []);
});
