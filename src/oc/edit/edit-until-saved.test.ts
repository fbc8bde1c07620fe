import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failure, runScripted } from '../testing/scripted-api.ts';

const configMap = (name: string, data: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, namespace: 'hello', ...metadata },
  data,
});
const maps = '/api/v1/namespaces/hello/configmaps';
const one = configMap('one', { a: '1' });
const two = configMap('two', { a: '1' });
const list = {
  kind: 'ConfigMapList',
  apiVersion: 'v1',
  metadata: {},
  items: [configMap('one', { a: '1' }, { uid: 'u1' }), configMap('two', { a: '1' }, { uid: 'u2' })],
};
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
  assert.equal(ran.stdout, 'configmap/one skipped\nconfigmap/two edited\n');
  assert.deepEqual(ran.bodies, [{ data: { a: '2' } }]);
});

test('nothing is sent when nothing was changed', async () => {
  const edits: [edit: (text: string) => string, stderr: string][] = [
    [(text) => text, 'Edit cancelled, no changes made.\n'],
    [() => '# nothing\n', 'Edit cancelled, saved file was empty.\n'],
  ];
  for (const [edit, stderr] of edits) {
    const ran = await runScripted('edit cm/one', world, { edit });
    assert.deepEqual([ran.code, ran.stderr, ran.bodies], [0, stderr, []]);
  }
});

test('what is refused is shown once more, with the reasons, until it is accepted', async () => {
  const cause = { field: 'data[b c]', message: 'not so' };
  const refusals = [failure(422, 'Invalid', 'no', { name: 'one', causes: [cause] })];
  const script = { ...world, [`PATCH ${maps}/one`]: () => refusals.shift() ?? one };
  const shown: string[] = [];
  const answers = ['"1": [', '"2"', '"3"'];
  const edit = (text: string): string => {
    shown.push(text);
    return text.replace(/^ {2}a: .*/m, `  a: ${answers[shown.length - 1]}`);
  };
  const ran = await runScripted('edit cm/one', script, { edit });
  assert.deepEqual([ran.code, ran.stdout], [0, 'configmap/one edited\n']);
  assert.equal(ran.stderr, 'error: configmaps "one" is invalid\n');
  assert.match(shown[1] ?? '', /^# The edited file had a syntax error: .*^ {2}a: "1": \[$/ms);
  assert.match(shown[2] ?? '', /^# configmaps "one" was not valid:\n# \* data\[b c\]: not so\n.*^ {2}a: "2"$/ms);
  assert.deepEqual(ran.bodies, [{ data: { a: '2' } }, { data: { a: '3' } }]);
});

test('who leaves what was refused as it is gives up', async () => {
  const refusal = failure(422, 'Invalid', 'no', { name: 'one' });
  let edits = 0;
  const edit = (text: string): string => (edits++ === 0 ? text.replace('"1"', '"2"') : text);
  const ran = await runScripted('edit cm/one', { ...world, [`PATCH ${maps}/one`]: refusal }, { edit });
  assert.equal(ran.code, 1);
  assert.match(ran.stderr, /\nerror: Edit cancelled, no valid changes were saved\.\n$/);
});

test('what no edit mends is left to another command', async () => {
  const cases: [answer: object, stderr: RegExp][] = [
    [
      failure(409, 'Conflict', 'changed'),
      /^error: configmaps "one" could not be patched: changed\nYou can run `oc rep/,
    ],
    [failure(404, 'NotFound', 'gone'), /^error: configmaps "one" could not be found on the server\nThe edits you made/],
  ];
  for (const [answer, stderr] of cases) {
    const edit = (text: string): string => text.replace('"1"', '"2"');
    const ran = await runScripted('edit cm/one', { ...world, [`PATCH ${maps}/one`]: answer }, { edit });
    assert.equal(ran.code, 1);
    assert.match(ran.stderr, stderr);
  }
});

test('an object keeps its name', async () => {
  const edit = (text: string): string => text.replace('name: one', 'name: other');
  const script = { ...world, [`GET ${maps}/one`]: configMap('one', {}, { uid: 'u' }) };
  const ran = await runScripted('edit cm/one', script, { edit });
  assert.deepEqual([ran.code, ran.stderr], [1, 'error: At least one of apiVersion, kind and name was changed\n']);
});

test('what was edited is printed as the format says', async () => {
  const edit = (text: string): string => text.replace('"1"', '"2"');
  const ran = await runScripted('edit cm/one -o json', world, { edit });
  assert.deepEqual(JSON.parse(ran.stdout), one);
});

test('an object without the mark of one that was shown is none of them', async () => {
  const edit = (text: string): string => text.replace(/^ *uid: .*\n/gm, '');
  const ran = await runScripted('edit cm', world, { edit });
  assert.match(ran.stderr, /^error: no original object found for &unstructured\.Unstructured\{Object:map/m);
});

test('a strict look comes before all others', async () => {
  const shown: string[] = [];
  const edit = (text: string): string => {
    shown.push(text);
    return text.replace(/^kind: .*\n/m, '');
  };
  const ran = await runScripted('edit cm/one --validate=strict', world, { edit });
  assert.match(shown[1] ?? '', /^# \* <nil>: Invalid value: "The edited file failed validation": kind not set$/m);
  assert.equal(ran.stderr, 'error: configmaps "one" is invalid\nerror: Edit cancelled, no valid changes were saved.\n');
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
