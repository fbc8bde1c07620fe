import assert from 'node:assert/strict';
import { test } from 'node:test';

import { loadKubeconfig } from './kubeconfig.ts';
import { selfContainedConnection } from './self-contained-kubeconfig.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const kubeconfig = (cluster: object, user: object): string =>
  JSON.stringify({
    clusters: [
      { name: 'other', cluster: {} },
      { name: 'here', cluster: { server: 'https://127.0.0.1:6443/', ...cluster } },
    ],
    users: [{ name: 'me', user }],
    contexts: [{ name: 'now', context: { cluster: 'here', user: 'me', namespace: 'is-test' } }],
    'current-context': 'now',
  });

test('certificates and tokens are read from the text itself', async () => {
  const certificates = { 'client-certificate-data': base64('cert'), 'client-key-data': base64('key') };
  const text = kubeconfig({ 'certificate-authority-data': base64('ca') }, { ...certificates, token: 'secret' });
  const connection = selfContainedConnection(text);
  assert.deepEqual([connection?.server, connection?.namespace], ['https://127.0.0.1:6443', 'is-test']);
  assert.deepEqual(await connection?.authenticate(), {
    ca: Buffer.from('ca'),
    cert: Buffer.from('cert'),
    key: Buffer.from('key'),
    headers: { Authorization: 'Bearer secret' },
  });
});

test('a token takes the place of the user, who may act for others', async () => {
  const text = kubeconfig({}, { 'client-certificate-data': base64('cert') });
  const connection = await loadKubeconfig({ text, choice: { token: 'secret', as: 'somebody', asGroups: ['some'] } });
  assert.deepEqual(await connection.authenticate(), {
    headers: { Authorization: 'Bearer secret', 'Impersonate-User': 'somebody', 'Impersonate-Group': ['some'] },
  });
});

for (const [what, text] of [
  ['YAML', 'clusters: []\n'],
  ['broken JSON', '{"clusters":'],
  ['no context', '{}'],
  ['plain HTTP', kubeconfig({ server: 'http://127.0.0.1' }, {})],
  ['a proxy', kubeconfig({ 'proxy-url': 'http://127.0.0.1:1' }, {})],
  ['an unchecked certificate', kubeconfig({ 'insecure-skip-tls-verify': true }, {})],
  ['a token file', kubeconfig({}, { tokenFile: '/token' })],
  ['a program', kubeconfig({}, { exec: { command: 'login' } })],
] as const)
  test(`${what} is left to who knows every kubeconfig`, () => assert.equal(selfContainedConnection(text), undefined));
