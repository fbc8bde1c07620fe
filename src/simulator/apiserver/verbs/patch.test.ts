import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../test-server.ts';

const applied = { 'content-type': 'application/apply-patch+yaml' };

test('a server-side apply creates what is missing, unless it says which one, or the user may only patch', async () => {
  await using api = await startTestServer({
    authorize: ({ user, verb }) => ({ allowed: user.username === 'admin' || verb === 'patch' }),
  });
  const path = '/api/v1/namespaces/a/configmaps/one?fieldManager=me';
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' } };
  const call = (sent: object, token = 'admin') => api.call('PATCH', path, { body: sent, headers: applied, token });
  const named = await call({ ...body, metadata: { name: 'one', uid: 'x' } });
  assert.equal(
    named.json.message,
    'Operation cannot be fulfilled on configmaps "one": uid mismatch: the provided object specified uid x, and no existing object was found',
  );
  assert.equal(
    (await call(body, 'panda')).json.message,
    'configmaps "one" is forbidden: User "panda" cannot create resource "configmaps" in API group "" in the namespace "a"',
  );
  assert.equal((await call(body)).code, 201);
  assert.equal((await call({ ...body, data: { a: 'b' } }, 'panda')).code, 200);
});

test('who may only update does not make what is missing, of kinds that a PUT creates either', async () => {
  await using api = await startTestServer({
    authorize: ({ user, verb }) => ({ allowed: user.username === 'admin' || verb === 'patch' || verb === 'update' }),
  });
  const path = '/api/v1/namespaces/a/endpoints/one';
  const body = { apiVersion: 'v1', kind: 'Endpoints', metadata: { name: 'one' } };
  const message =
    'endpoints "one" is forbidden: User "panda" cannot create resource "endpoints" in API group "" in the namespace "a"';
  const put = (token: string) => api.call('PUT', path, { body, token });
  const apply = (token: string) => api.call('PATCH', `${path}?fieldManager=me`, { body, headers: applied, token });
  assert.equal((await put('panda')).json.message, message);
  assert.equal((await apply('panda')).json.message, message);
  assert.equal((await put('admin')).code, 201);
  assert.deepEqual([(await put('panda')).code, (await apply('panda')).code], [200, 200]);
});

test('whoever applies a value that says nothing owns the field, and takes it from others only by force', async () => {
  await using api = await startTestServer();
  const path = '/api/v1/namespaces/a/pods/one';
  const apply = (manager: string, spec: object, force = '') => {
    const sent = { containers: [{ name: 'c', image: 'x' }], ...spec };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'one' }, spec: sent };
    return api.call('PATCH', `${path}?fieldManager=${manager}${force}`, { body, headers: applied });
  };
  assert.equal((await apply('first', { hostNetwork: true, nodeName: 'n' })).code, 201);
  const refused = await apply('second', { hostNetwork: false, nodeName: null });
  assert.equal(refused.code, 409);
  assert.deepEqual(
    refused.json.details.causes.map(({ field }: { field: string }) => field),
    ['.spec.hostNetwork', '.spec.nodeName'],
  );
  const { json } = await apply('second', { hostNetwork: false, nodeName: null }, '&force=true');
  assert.deepEqual([json.spec.hostNetwork, json.spec.nodeName], [undefined, undefined]);
  const owned = json.metadata.managedFields.map(({ manager, fieldsV1 }: { manager: string; fieldsV1: object }) => [
    manager,
    Object.keys((fieldsV1 as Record<string, object>)['f:spec'] ?? {}),
  ]);
  assert.deepEqual(owned, [
    ['first', ['f:containers']],
    ['second', ['f:containers', 'f:hostNetwork', 'f:nodeName']],
  ]);
  assert.equal((await apply('first', { hostNetwork: true })).code, 409);
});

test('a server-side apply without metadata lacks a name, also where somebody wrote null', async () => {
  await using api = await startTestServer();
  const path = '/api/v1/namespaces/a/configmaps/one?fieldManager=me';
  for (const metadata of [undefined, null, {}]) {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', ...(metadata === undefined ? {} : { metadata }) };
    const { code, json } = await api.call('PATCH', path, { body, headers: applied });
    const text = 'the name of the object (one based on URL) was undeterminable: name must be provided';
    assert.deepEqual([code, json.message], [400, text]);
  }
});
