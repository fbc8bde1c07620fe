import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';
const template = JSON.stringify({
  apiVersion: 'template.openshift.io/v1',
  kind: 'Template',
  metadata: { name: 't' },
  parameters: [
    { name: 'NAME', generate: 'expression', from: 'web[0-8]{2}' },
    { name: 'NEEDED', required: true },
  ],
  objects: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `\${NAME}` }, data: { x: `\${NEEDED}` } }],
});

for (const [line, expected] of [
  ['label -f - x=1 --local -o yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels:\n    x: "1"\n  name: a\n'],
  ['annotate -f - x=1 --local', 'configmap/a annotated\n'],
  [`patch -f - --local -p {"data":{"a":"b"}} -o jsonpath={.data.a}`, 'b'],
  [`patch -f - --local --type=json -p [{"op":"add","path":"/data","value":{"a":"b"}}]`, 'configmap/a patched\n'],
] as const)
  test(`oc ${line} asks no server`, async () => {
    const ran = await runScripted(line, {}, { stdin: map });
    assert.deepEqual([ran.stderr, ran.stdout, ran.requests], ['', expected, []]);
  });

for (const [line, message] of [
  ['label cm a x=1 --local', 'can only use local files by -f pod.yaml or --filename=pod.json when --local=true is set'],
  ['label x=1 --local', 'one or more files must be specified as -f pod.yaml or --filename=pod.json'],
  ['patch cm a --local -p {}', 'cannot specify --local and server resources'],
  [
    'annotate -f - x=1 --local --dry-run=server',
    'cannot specify --local and --dry-run=server - did you mean --dry-run=client?',
  ],
] as const)
  test(`oc ${line} is refused`, async () =>
    assert.equal((await runScripted(line, {}, { stdin: map })).stderr, `error: ${message}\n`));

test('oc process --local fills a template in without a server', async () => {
  const ran = await runScripted(
    'process -f - --local -p NEEDED=y -o jsonpath={.items[0].data.x}',
    {},
    { stdin: template },
  );
  assert.deepEqual([ran.stderr, ran.stdout, ran.requests], ['', 'y', []]);
  const named = await runScripted('process -f - --local -p NEEDED=y -o name', {}, { stdin: template });
  assert.match(named.stdout, /^configmap\/web[0-8]{2}\n$/);
});

test('oc process --local says what a template lacks', async () => {
  const ran = await runScripted('process -f - --local', {}, { stdin: template });
  const text =
    'template.parameters[1]: Required value: template.parameters[1]: parameter NEEDED is required and must be specified';
  assert.deepEqual([ran.code, ran.stderr], [1, `The Template "t" is invalid: ${text}\n`]);
});
