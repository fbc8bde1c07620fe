import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const accounts = '/api/v1/namespaces/hello/serviceaccounts/default';
const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'default', namespace: 'hello' },
  secrets: [{ name: 'old' }, { name: 'gone' }],
};
const world = {
  [`GET ${accounts}`]: account,
  [`PUT ${accounts}`]: account,
  'GET /api/v1/namespaces/hello/secrets/old': {},
  'GET /api/v1/namespaces/hello/secrets/new': {},
};

const table: readonly (readonly [line: string, code: number, stderr: string, linked: readonly string[] | undefined])[] =
  [
    ['link default new', 0, '', ['old', 'gone', 'new']],
    ['link default new missing', 0, 'secret "missing" not found\n', ['old', 'gone', 'new']],
    ['link default old', 0, '', undefined],
    ['link default old missing', 1, 'secret "missing" not found\nerror: Some secrets could not be linked\n', undefined],
    ['link default missing', 1, 'secret "missing" not found\nerror: No valid secrets found\n', undefined],
    ['unlink default old', 0, '', ['gone']],
    [
      'unlink default gone',
      1,
      'secret "gone" not found\nerror: Unlinked deleted secrets from hello/default service account\n',
      ['old'],
    ],
    [
      'unlink default missing',
      1,
      'secret "missing" not found\nerror: No valid secrets found or secrets not linked to service account\n',
      undefined,
    ],
  ];
for (const [line, code, stderr, linked] of table)
  test(`secrets ${line}: ${linked ?? 'nothing changes'}`, async () => {
    const ran = await runScripted(`secrets ${line}`, world);
    assert.deepEqual([ran.code, ran.stderr], [code, stderr]);
    const [sent] = ran.bodies as [typeof account | undefined];
    assert.deepEqual(
      sent?.secrets.map(({ name }) => name),
      linked,
    );
  });
