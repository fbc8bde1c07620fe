import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runScripted } from '../../testing/scripted-api.ts';

const kubernetes = { 'GET /version': { gitVersion: 'v1.32.0' } };
const installed = 'GET /apis/config.openshift.io/v1/clusterversions/version';

test('the version of the server is that of the last update that was completed', async () => {
  const history = [
    { state: 'Partial', version: '4.20.0' },
    { state: 'Completed', version: '4.19.0' },
  ];
  const ran = await runScripted('version', { ...kubernetes, [installed]: { status: { history } } });
  assert.equal(ran.stdout, 'Client Version: built-in\nServer Version: 4.19.0\nKubernetes Version: v1.32.0\n');
});

test('who may not look, and who asks another Kubernetes, learns no version of OpenShift', async () => {
  const forbidden = { kind: 'Status', status: 'Failure', reason: 'Forbidden', code: 403, message: 'forbidden' };
  for (const script of [kubernetes, { ...kubernetes, [installed]: forbidden }])
    assert.equal(
      (await runScripted('version', script)).stdout,
      'Client Version: built-in\nKubernetes Version: v1.32.0\n',
    );
});
