import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { digestOf } from '../../../distribution/verified-content.ts';
import { blobFile } from './internal-registry.fixture.ts';
import { next, plainRequests } from './plain-requests.fixture.ts';

const content = Buffer.from('hello world');
const digest = digestOf(content);
const octets = { 'Content-Type': 'application/octet-stream' };

test('an upload goes on from where the registry said, with what it gave along', async (context) => {
  const { ask, upload } = await plainRequests(context);
  const place = await upload('p/is');
  assert.match(place, /^\/v2\/p\/is\/blobs\/uploads\/[0-9a-f-]{36}\?_state=[\w-]+$/);
  const status = await ask('HEAD', place);
  assert.deepEqual([status.status, status.headers.range], [204, '0-0']);
  const patched = await ask('PATCH', place, { body: content, headers: octets });
  assert.deepEqual([patched.status, patched.headers.range], [202, '0-10']);
  const done = await ask('PUT', `${next(patched.headers)}&digest=${digest}`);
  assert.deepEqual([done.status, done.headers['docker-content-digest']], [201, digest]);
  const again = await ask('PUT', `${next(patched.headers)}&digest=${digest}`);
  assert.match(again.body, /"code":"BLOB_UPLOAD_UNKNOWN".*"detail":\{\}/);
});

test('a blob that comes with the request that begins an upload is not taken', async (context) => {
  const { ask } = await plainRequests(context);
  const begun = await ask('POST', `/v2/p/is/blobs/uploads/?digest=${digest}`, { body: content, headers: octets });
  assert.deepEqual([begun.status, begun.headers.range], [202, '0-0']);
  assert.equal((await ask('GET', `/v2/p/is/blobs/${digest}`)).status, 404);
});

test('content that comes under its sha512 is kept by its sha256, and found by both', async (context) => {
  const { ask, upload, files } = await plainRequests(context);
  const sha512 = `sha512:${createHash('sha512').update(content).digest('hex')}`;
  const put = await ask('PUT', `${await upload('p/is')}&digest=${sha512}`, { body: content, headers: octets });
  assert.deepEqual([put.status, put.headers['docker-content-digest']], [201, digest]);
  assert.ok(put.headers.location?.endsWith(`/v2/p/is/blobs/${digest}`));
  const mount = await ask('POST', `/v2/p/other/blobs/uploads/?mount=${sha512}&from=p/is`);
  assert.deepEqual([mount.status, mount.headers['docker-content-digest']], [201, sha512]);
  for (const path of ['p/is', 'p/other'].flatMap((name) => [sha512, digest].map((by) => `/v2/${name}/blobs/${by}`))) {
    const got = await ask('GET', path);
    assert.deepEqual([got.status, got.body, got.headers['docker-content-digest']], [200, 'hello world', digest], path);
  }
  assert.deepEqual(
    (await files()).filter((file) => file.startsWith('blobs/')),
    [blobFile(digest)],
  );
  assert.equal((await ask('DELETE', `/v2/p/is/blobs/${sha512}`)).status, 202);
  assert.deepEqual(
    await Promise.all([sha512, digest].map(async (by) => (await ask('HEAD', `/v2/p/is/blobs/${by}`)).status)),
    [404, 200],
  );
});

test('the first part of a name may look like a host', async (context) => {
  const { ask } = await plainRequests(context);
  const { body } = await ask('GET', '/v2/UP/low/tags/list');
  assert.match(body, /"code":"(NAME_UNKNOWN|UNAUTHORIZED)"/);
});

const lost: [name: string, change: (place: string) => string, status: number, error: object][] = [
  [
    'without what was given along',
    (place) => place.replace(/\?.*/, ''),
    404,
    { code: 'BLOB_UPLOAD_INVALID', message: 'blob upload invalid', detail: {} },
  ],
  [
    'with something made up',
    (place) => place.replace(/=.*/, '=bm90IHNpZ25lZCBieSB0aGUgcmVnaXN0cnkgaXRzZWxmIGF0IGFsbA'),
    404,
    { code: 'BLOB_UPLOAD_INVALID', message: 'blob upload invalid', detail: {} },
  ],
  [
    'in another repository',
    (place) => place.replace('p/is', 'p/other'),
    404,
    { code: 'BLOB_UPLOAD_INVALID', message: 'blob upload invalid' },
  ],
  ['as if nothing had arrived', (place) => place, 416, { code: 'RANGE_INVALID', message: 'invalid content range' }],
];
test('who has lost track of an upload cannot go on with it', async (context) => {
  const { ask, upload } = await plainRequests(context);
  for (const [name, change, status, error] of lost) {
    const place = await upload('p/is');
    await ask('PATCH', place, { body: 'hello', headers: octets });
    const refused = await ask('PATCH', change(place), { body: 'x', headers: octets });
    assert.deepEqual([refused.status, JSON.parse(refused.body)], [status, { errors: [error] }], name);
  }
});

const chunks: [range: string, body: string, status: number, detail: unknown][] = [
  ['0-4', 'hello', 202, undefined],
  ['0-4', 'hell', 400, undefined],
  ['5-9', 'world', 416, undefined],
  ['bytes 0-4/5', 'hello', 500, 'strconv.ParseInt: parsing "bytes 0": invalid syntax'],
  ['abc', 'hello', 500, 'invalid content range format, abc'],
  ['-', 'x', 500, 'strconv.ParseInt: parsing "": invalid syntax'],
];
test('a chunk is held to the range that it names', async (context) => {
  const { ask, upload } = await plainRequests(context);
  for (const [range, body, status, detail] of chunks) {
    const answer = await ask('PATCH', await upload('p/is'), { body, headers: { 'Content-Range': range } });
    const seen = answer.body && JSON.parse(answer.body).errors[0].detail;
    assert.deepEqual([answer.status, seen || undefined], [status, detail], `${range} ${body}`);
  }
});

test('a body that does not call itself bytes is not taken for a blob', async (context) => {
  const { ask, upload } = await plainRequests(context);
  const text = await ask('PATCH', await upload('p/is'), { body: content, headers: { 'Content-Type': 'text/plain' } });
  assert.deepEqual([text.status, JSON.parse(text.body).errors[0].code], [500, 'UNKNOWN']);
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const form = await ask('PUT', `${await upload('p/is')}&digest=${digest}`, { body: content, headers });
  assert.deepEqual([form.status, JSON.parse(form.body).errors[0].code], [400, 'DIGEST_INVALID']);
});

test('content of another digest stays for the client to look at', async (context) => {
  const { ask, upload } = await plainRequests(context);
  const place = await upload('p/is');
  const wrong = digestOf(Buffer.from('other'));
  const refused = await ask('PUT', `${place}&digest=${wrong}`, { body: content });
  assert.deepEqual(JSON.parse(refused.body).errors[0].detail, { Digest: wrong, Reason: {} });
  assert.equal((await ask('GET', place)).headers.range, '0-10');
  const unreadable = await ask('PUT', `${await upload('p/is')}&digest=sha256:short`, { body: content });
  assert.equal(JSON.parse(unreadable.body).errors[0].detail, 'digest parsing failed');
});

test('a mount that cannot be becomes an upload, unless the source is no image stream', async (context) => {
  const { ask } = await plainRequests(context);
  const mount = async (query: string): Promise<number> =>
    (await ask('POST', `/v2/p/is/blobs/uploads/?${query}`)).status;
  assert.equal(await mount(`mount=${digest}&from=p/none`), 202);
  assert.equal(await mount('mount=nonsense&from=p/none'), 202);
  assert.equal(await mount(`mount=${digest}&from=a/b/c`), 400);
});

test('uploads ask for the rights that they need', async (context) => {
  const { ask, upload } = await plainRequests(context);
  const place = await upload('p/is');
  assert.equal((await ask('GET', place, { token: 'puller' })).status, 204);
  const refused = await ask('DELETE', place, { token: 'puller' });
  assert.deepEqual(JSON.parse(refused.body).errors[0].detail, [
    { Type: 'repository', Class: '', Name: 'p/is', Action: 'delete' },
  ]);
  assert.equal((await ask('DELETE', place)).status, 204);
  assert.match((await ask('PUT', '/v2/p/is/blobs/uploads/')).body, /BLOB_UPLOAD_UNKNOWN/);
});
