import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../testing/scripted-api.ts';

const secret = { kind: 'Secret', apiVersion: 'v1', metadata: { name: 'a' }, data: { password: 'aHVudGVyMg==' } };
const script = { 'GET /api/v1/namespaces/hello/secrets/a': secret };
const linesOf = async (line: string): Promise<string[]> =>
  (await runScripted(line, script, { token: 'sha256~abc' })).stderr
    .split('\n')
    .map((each) => each.replace(/^[IW].*?\] /, ''));
const address = 'https://api.oracle.local:6443/api/v1/namespaces/hello/secrets/a';

for (const flag of ['-v=6', '--loglevel=6', '--v 6'])
  test(`oc get ${flag} tells each request in a line`, async () =>
    assert.deepEqual(await linesOf(`get secret a -o name ${flag}`), [`GET ${address} 200 OK in 0 milliseconds`, '']));

test('below 6 nothing is told', async () => assert.deepEqual(await linesOf('get secret a -o name -v=5'), ['']));

test('at 7 the headers are told, without the token', async () =>
  assert.deepEqual(await linesOf('get secret a -o name -v=7'), [
    `GET ${address}`,
    'Request Headers:',
    '    Accept: application/json',
    '    Authorization: Bearer <masked>',
    'Response Status: 200 OK in 0 milliseconds',
    '',
  ]));

test('at 8 bodies are told, without what is secret in them', async () => {
  const lines = await linesOf('get secret a -o name -v=8');
  assert.ok(lines.includes('"Request Body" body=""'));
  const body = JSON.stringify({ ...secret, data: { password: '<masked>' } });
  assert.deepEqual(lines.slice(-4), ['"Response Body" body=<', `\t${body}`, ' >', '']);
});

test('a refusal is told with its status', async () =>
  assert.match((await linesOf('get secret b -v=6'))[0] ?? '', /secrets\/b 404 Not Found in \d+ milliseconds$/));

test('long bodies are cut', async () => {
  const { bodyText } = await import('./logged-body.ts');
  assert.match(bodyText('x'.repeat(1030), 8), /^"x{1024} \[truncated 6 chars\]"$/);
  assert.equal(bodyText('x'.repeat(1030), 9).length, 1032);
});
