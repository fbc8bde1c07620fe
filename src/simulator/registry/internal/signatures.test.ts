import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sample } from '../sample-image.fixture.ts';
import { plainRequests } from './plain-requests.fixture.ts';

const image = sample('signed');
const other = sample('other');
const { digest } = image.manifest;
const path = (repository: string, of = digest): string => `/extensions/v2/${repository}/signatures/${of}`;

const filled = async (context: TestContext) => {
  const found = await plainRequests(context);
  found.cluster.imported('p/is', 'v1', 'docker.io/org/app', image);
  found.cluster.imported('p/other', 'v1', 'docker.io/org/app', other);
  return found;
};

test('the signatures of an image are those of a stream that has it', async (context) => {
  const { ask, cluster } = await filled(context);
  assert.deepEqual((await ask('GET', path('p/is'))).body, '{"signatures":[]}');
  cluster.images.set(digest, { signatures: [{ metadata: { name: `${digest}@a` }, type: 'atomic', content: 'aGk=' }] });
  const listed = await ask('GET', path('p/is'), { token: 'puller' });
  assert.equal(listed.headers['content-type'], 'application/json; charset=utf-8');
  assert.deepEqual(JSON.parse(listed.body), {
    signatures: [{ schemaVersion: 2, name: `${digest}@a`, type: 'atomic', content: 'aGk=' }],
  });
  for (const elsewhere of [path('p/none'), path('p/other'), path('p/is', other.manifest.digest)]) {
    const { status, body, headers } = await ask('GET', elsewhere);
    assert.deepEqual([status, body, headers['content-type']], [404, '', 'application/json; charset=utf-8']);
  }
});

test('paths that only resemble those of signatures are not found', async (context) => {
  const { ask } = await filled(context);
  assert.equal((await ask('GET', path('p/is', 'v1'))).status, 404);
  assert.equal((await ask('DELETE', path('p/is'))).status, 405);
  assert.equal((await ask('GET', path('a/b/c'))).status, 400);
});

test('who adds a signature must be allowed to push', async (context) => {
  const { ask } = await filled(context);
  const refused = await ask('PUT', path('p/is'), { token: 'puller', body: '{}' });
  assert.deepEqual(
    JSON.parse(refused.body).errors[0].detail.map(({ Type, Action }: Record<string, string>) => [Type, Action]),
    [
      ['signature', 'put'],
      ['repository', 'pull'],
      ['repository', 'push'],
    ],
  );
});

const failures: [failure: object, status: number, body: unknown][] = [
  [{ code: 404 }, 404, undefined],
  [
    { code: 409, message: 'is there' },
    409,
    { code: 'SIGNATURE_EXISTS', message: 'image signature already exists', detail: 'is there' },
  ],
  [
    { code: 400, message: 'bad' },
    400,
    { code: 'SIGNATURE_INVALID', message: 'invalid image signature', detail: 'bad' },
  ],
  [
    { code: 422, message: 'is invalid' },
    500,
    {
      code: 'UNKNOWN',
      message: 'unknown error',
      detail: `unable to create image p/is@${digest} signature: is invalid`,
    },
  ],
];
test('what the API says of a signature is passed on', async (context) => {
  const { ask, cluster } = await filled(context);
  const body = JSON.stringify({ schemaVersion: 2, name: `${digest}@a`, content: 'aGk=' });
  const added: unknown[] = [];
  cluster.api.createImageSignature = async (...signature) => void added.push(signature);
  assert.equal((await ask('PUT', path('p/is'), { body })).status, 201);
  assert.deepEqual(added, [['pusher', { name: `${digest}@a`, type: 'AtomicImageV1', content: 'aGk=' }]]);
  for (const [failure, status, error] of failures) {
    cluster.api.createImageSignature = () => Promise.reject(failure);
    const answer = await ask('PUT', path('p/is'), { body });
    assert.equal(answer.status, status);
    assert.deepEqual(answer.body === '' ? undefined : JSON.parse(answer.body).errors[0], error);
  }
});
