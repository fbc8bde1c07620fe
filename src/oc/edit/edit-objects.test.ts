import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const configMap = (name: string, data: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'hello', ...metadata },
  data,
});
const maps = '/api/v1/namespaces/hello/configmaps';
const one = configMap('one', { a: '1' });
const two = configMap('two', { a: '1' });
const list = { kind: 'ConfigMapList', apiVersion: 'v1', metadata: {}, items: [one, two] };
const world = {
  [`GET ${maps}`]: list,
  [`GET ${maps}/one`]: one,
  [`PATCH ${maps}/one`]: one,
  [`PATCH ${maps}/two`]: two,
  [`POST ${maps}`]: one,
};

test('several objects are edited as one list, and those that changed are sent', async () => {
  let shown = '';
  const edit = (text: string): string => {
    shown = text;
    const at = text.lastIndexOf('"1"');
    return `${text.slice(0, at)}"2"${text.slice(at + 3)}`;
  };
  const ran = await runScripted('edit cm', world, { edit });
  assert.match(shown, /\nkind: List\nmetadata: \{\}\n$/);
  assert.equal(ran.stdout, 'configmap/two edited\n');
  assert.deepEqual(ran.bodies, [{ data: { a: '2' } }]);
});

test('nothing is sent when nothing was changed', async () => {
  for (const edit of [(text: string) => text, () => '']) {
    const ran = await runScripted('edit cm/one', world, { edit });
    assert.deepEqual([ran.code, ran.stderr, ran.bodies], [0, 'Edit cancelled, no changes made.\n', []]);
  }
});

test('lines end as on Windows when that is asked for', async () => {
  let shown = '';
  await runScripted('edit cm/one --windows-line-endings', world, { edit: (text) => (shown = text) });
  assert.doesNotMatch(shown, /[^\r]\n/);
});

test('objects can be edited before they are created', async () => {
  const edit = (text: string): string => text.replace('"1"', '"3"');
  const ran = await runScripted('create -f - --edit', world, { edit, stdin: JSON.stringify(one) });
  assert.equal(ran.stdout, 'configmap/one created\n');
  assert.deepEqual(ran.bodies, [configMap('one', { a: '3' })]);
});

test('what is not edited is not created', async () => {
  const ran = await runScripted('create -f - --edit', world, { edit: (text) => text, stdin: JSON.stringify(one) });
  assert.deepEqual([ran.code, ran.stderr, ran.bodies], [0, 'Edit cancelled, no changes made.\n', []]);
});

const annotation = 'kubectl.kubernetes.io/last-applied-configuration';

test('what was applied last can be edited', async () => {
  const applied = configMap('one', { a: '1' }, { annotations: { [annotation]: JSON.stringify(one) } });
  const edit = (text: string): string => text.replace('"1"', '"4"');
  const script = { ...world, [`GET ${maps}/one`]: applied };
  const ran = await runScripted('apply edit-last-applied cm/one', script, { edit });
  assert.equal(ran.stdout, 'configmap/one edited\n');
  const [patch] = ran.bodies as [{ metadata: { annotations: Record<string, string> } }];
  assert.deepEqual(JSON.parse(patch.metadata.annotations[annotation] as string), configMap('one', { a: '4' }));
});

test('objects that were not applied have nothing to edit', async () => {
  const ran = await runScripted('apply edit-last-applied cm/one', world, { edit: (text) => text });
  assert.match(ran.stderr, /^error: no last-applied-configuration annotation found on resources, /);
});
