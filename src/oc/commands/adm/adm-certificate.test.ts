import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const path = '/apis/certificates.k8s.io/v1/certificatesigningrequests/mine';
const request = (...types: string[]) => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  metadata: { name: 'mine' },
  status: types.length === 0 ? {} : { conditions: types.map((type) => ({ type, status: 'True' })) },
});

test('a request for a certificate is approved, once', async () => {
  const script = { [`GET ${path}`]: request(), [`PUT ${path}/approval`]: request() };
  const ran = await runScripted('adm certificate approve mine', script, { now: '2026-11-21T21:07:36.5Z' });
  assert.deepEqual([ran.code, ran.stdout], [0, 'certificatesigningrequest.certificates.k8s.io/mine approved\n']);
  assert.deepEqual(ran.bodies, [
    {
      ...request(),
      status: {
        conditions: [
          {
            type: 'Approved',
            status: 'True',
            reason: 'KubectlApprove',
            message: 'This CSR was approved by kubectl certificate approve.',
            lastUpdateTime: '2026-11-21T21:07:36Z',
          },
        ],
      },
    },
  ]);
  const again = await runScripted('adm certificate approve mine', { [`GET ${path}`]: request('Approved') });
  assert.deepEqual([again.code, again.stdout, again.bodies], [0, ran.stdout, []]);
});

test('what was decided is not decided otherwise', async () => {
  const ran = await runScripted('adm certificate deny csr/mine', { [`GET ${path}`]: request('Approved') });
  assert.equal(ran.stderr, 'error: certificate signing request "mine" is already Approved\n');
  assert.equal(ran.code, 1);
});

test('somebody has to say which request', async () => {
  const ran = await runScripted('adm certificate deny');
  assert.equal(ran.stderr, 'error: one or more CSRs must be specified as <name> or -f <filename>\n');
});

test('what files hold besides requests is told of', async () => {
  const file = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'a' } });
  const script = { 'GET /api/v1/namespaces/a/pods/web': JSON.parse(file) };
  const ran = await runScripted('adm certificate approve -f -', script, { stdin: file });
  assert.equal(ran.stderr, 'error: can only handle CertificateSigningRequest.certificates.k8s.io objects, got Pod\n');
});
