import assert from 'node:assert/strict';
import { test } from 'node:test';
import { manifestFilesOf } from './manifest-files.ts';

const rows: readonly (readonly [command: string, files: readonly string[]])[] = [
  ['oc apply -f app.yaml', ['app.yaml']],
  ['oc create --filename=a.yaml,b.json -f -', ['a.yaml', 'b.json', '-']],
  ['oc delete -fapp.yaml', ['app.yaml']],
  ['oc apply -k overlay', ['overlay']],
  ['oc new-app --file=template.yaml', ['template.yaml']],
  ['oc logs -f web-1', []],
  ['oc get -f app.yaml', []],
];

for (const [command, files] of rows)
  test(`${command} reads ${files.join(' and ') || 'nothing that it changes'}`, () =>
    assert.deepEqual(manifestFilesOf(command.split(' ')), files));
