import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ObjectStore } from '../../store/object-store.ts';
import { startTestServer, type TestServer } from '../test-server.ts';

const configMaps = '/api/v1/namespaces/a/configmaps';

const create = (api: TestServer, ...names: string[]): Promise<unknown> =>
  names.reduce<Promise<unknown>>(
    (before, name) => before.then(() => api.call('POST', configMaps, { body: { metadata: { name } } })),
    Promise.resolve(),
  );

const namesOf = ({ json }: { json: { items: { metadata: { name: string } }[] } }): string[] =>
  json.items.map(({ metadata }) => metadata.name);

test('the pages of a list show one state of the store', async () => {
  await using api = await startTestServer();
  await create(api, 'a', 'b', 'd');
  const first = await api.call('GET', `${configMaps}?limit=1`);
  const { resourceVersion, continue: token } = first.json.metadata;
  await create(api, 'c');
  await api.call('DELETE', `${configMaps}/d`);
  const rest = await api.call('GET', `${configMaps}?continue=${token}`);
  assert.deepEqual(namesOf(rest), ['b', 'd']);
  assert.equal(rest.json.metadata.resourceVersion, resourceVersion);
  assert.deepEqual(namesOf(await api.call('GET', configMaps)), ['a', 'b', 'c']);
  const exact = `${configMaps}?resourceVersion=${resourceVersion}&resourceVersionMatch=Exact`;
  assert.deepEqual(namesOf(await api.call('GET', exact)), ['a', 'b', 'd']);
});

test('a list whose state is forgotten may go on with what there is', async () => {
  await using api = await startTestServer({}, new ObjectStore(1, 2));
  await create(api, 'a', 'b');
  const first = await api.call('GET', `${configMaps}?limit=1`);
  await create(api, 'c', 'd', 'e', 'f');
  const late = await api.call('GET', `${configMaps}?continue=${first.json.metadata.continue}`);
  assert.equal(late.code, 410);
  assert.equal(late.json.reason, 'Expired');
  assert.match(late.json.message, /^The provided continue parameter is too old to display a consistent list result\./);
  const rest = await api.call('GET', `${configMaps}?continue=${late.json.metadata.continue}`);
  assert.deepEqual(namesOf(rest), ['b', 'c', 'd', 'e', 'f']);
  const exact = await api.call('GET', `${configMaps}?resourceVersion=2&resourceVersionMatch=Exact`);
  assert.equal(exact.json.message, 'The resourceVersion for the provided list is too old.');
});

const refused: { query: string; code: number; message: string }[] = [
  {
    query: 'resourceVersion=abc',
    code: 400,
    message: 'resourceVersion: Invalid value: "abc": strconv.ParseUint: parsing "abc": invalid syntax',
  },
  {
    query: 'resourceVersion=0&resourceVersionMatch=Exact',
    code: 422,
    message:
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
  },
  {
    query: 'resourceVersion=1&resourceVersionMatch=Newest',
    code: 422,
    message:
      'ListOptions.meta.k8s.io "" is invalid: resourceVersionMatch: Unsupported value: "Newest": supported values: "Exact", "NotOlderThan", ""',
  },
  {
    query: 'continue=!',
    code: 400,
    message: 'invalid continue token: continue key is not valid: illegal base64 data at input byte 0',
  },
  {
    query: `continue=${Buffer.from('{"v":"x"}').toString('base64url')}`,
    code: 400,
    message: 'invalid continue token: continue key is not valid: server does not recognize this encoded version x',
  },
  {
    query: `resourceVersion=7&continue=${Buffer.from('{"v":"meta.k8s.io/v1","rv":1,"start":"n/a"}').toString('base64url')}`,
    code: 400,
    message: 'specifying resource version is not allowed when using continue',
  },
  { query: 'resourceVersion=99', code: 504, message: 'Timeout: Too large resource version: 99, current: 1' },
];

for (const { query, code, message } of refused)
  test(`refused: ${query}`, async () => {
    await using api = await startTestServer();
    const answer = await api.call('GET', `${configMaps}?${query}`);
    assert.deepEqual({ code: answer.code, message: answer.json.message }, { code, message });
  });

test('a negative limit is none', async () => {
  await using api = await startTestServer();
  await create(api, 'a', 'b');
  assert.deepEqual(namesOf(await api.call('GET', `${configMaps}?limit=-1`)), ['a', 'b']);
});
