import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

test('readiness has checks that the other pages have not', async () => {
  await using api = await startTestServer();
  const lines = async (page: string) => (await api.call('GET', `/${page}?verbose=1`)).text.split('\n');
  const live = await lines('livez');
  assert.equal(live.includes('[+]informer-sync ok'), false);
  assert.ok(live.includes('[+]poststarthook/scheduling/bootstrap-system-priority-classes ok'));
  assert.deepEqual(live.slice(-2), ['livez check passed', '']);
  const more = (await lines('readyz')).filter((each) => !live.includes(each));
  assert.deepEqual(more, [
    '[+]api-openshift-apiserver-available ok',
    '[+]api-openshift-oauth-apiserver-available ok',
    '[+]informer-sync ok',
    '[+]shutdown ok',
    'readyz check passed',
  ]);
});

test('each check has a page of its own, and can be left out', async () => {
  await using api = await startTestServer();
  assert.equal((await api.call('GET', '/readyz/shutdown')).text, 'ok');
  assert.equal((await api.call('GET', '/livez/shutdown')).code, 404);
  assert.match((await api.call('GET', '/livez?verbose&exclude=etcd')).text, /^\[\+\]etcd excluded: ok$/m);
});

test('what the checks have come to is a metric', async () => {
  await using api = await startTestServer();
  const { text } = await api.call('GET', '/metrics/slis');
  assert.match(text, /^kubernetes_healthcheck\{name="etcd",type="livez"\} 1$/m);
  assert.doesNotMatch(text, /name="shutdown",type="livez"/);
});
