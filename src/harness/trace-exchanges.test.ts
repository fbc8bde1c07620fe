import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceExchanges } from './trace-exchanges.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const request = (at: number, path: string, userAgent: string) => ({ at, method: 'GET', path, status: 200, userAgent });
const node = 'cri-o/1.32';
const go = 'Go-http-client/2.0';
const quiet = { pulls: [], builds: false, owners: [] };
const always = { from: 0, until: Number.MAX_SAFE_INTEGER };

test('who asked whom is told by the pods and by the order of time', () => {
  const exchanges = traceExchanges(
    [
      {
        host: 'internal.svc:5000',
        isInternal: true,
        requests: [
          request(2_000, `/v2/is-test/web/manifests/${digest}`, node),
          request(3_000, `/v2/is-test/web/blobs/${other}`, node),
        ],
      },
      {
        host: 'docker.io',
        isInternal: false,
        requests: [
          request(1_000, `/v2/acme/web/manifests/${digest}`, go),
          request(2_000, `/v2/acme/web/manifests/${digest}`, go),
        ],
      },
    ],
    { ...quiet, pulls: [{ node: 'worker-1', image: `internal.svc:5000/is-test/web@${digest}`, ...always }] },
  );
  assert.deepEqual(
    exchanges.map(({ at, to, from, cached }) => [at.slice(17, 19), to, from, cached]),
    [
      ['01', 'docker.io', 'the API server', undefined],
      ['02', 'internal.svc:5000', 'worker-1', false],
      ['02', 'docker.io', 'the internal registry', undefined],
      ['03', 'internal.svc:5000', 'worker-1', true],
    ],
  );
});

test('what happens in the same moment goes by cause, and a knock belongs to what follows it', () => {
  const at = 5_000;
  const exchanges = traceExchanges(
    [
      {
        host: 'internal.svc:5000',
        isInternal: true,
        requests: [
          request(at, '/v2/', node),
          request(at, `/v2/is-test/web/manifests/${digest}`, node),
          request(at, `/v2/is-test/web/blobs/${other}`, node),
        ],
      },
      {
        host: 'docker.io',
        isInternal: false,
        requests: [
          request(at, '/v2/acme/web/manifests/1', go),
          request(at, '/v2/', go),
          request(at, `/v2/acme/web/manifests/${digest}`, go),
          request(at, `/v2/acme/web/blobs/${other}`, go),
        ],
      },
    ],
    { ...quiet, pulls: [{ node: 'worker-1', image: `internal.svc:5000/is-test/web@${digest}`, ...always }] },
  );
  assert.deepEqual(
    exchanges.map(({ to, path, from }) => `${from} → ${to} ${path.split('/').at(-1)?.slice(0, 8)}`),
    [
      'the API server → docker.io 1',
      'worker-1 → internal.svc:5000 ',
      'worker-1 → internal.svc:5000 sha256:a',
      'the internal registry → docker.io ',
      'the internal registry → docker.io sha256:a',
      'worker-1 → internal.svc:5000 sha256:b',
      'the internal registry → docker.io sha256:b',
    ],
  );
});

test('of two nodes that pull from a repository, the one that is at it asks', () => {
  const image = 'docker.io/acme/web:1';
  const pulls = [
    { node: 'worker-0', image, from: 0, until: 2_000 },
    { node: 'worker-1', image, from: 8_000, until: 10_000 },
  ];
  const requests = [1_000, 9_000, 5_000].map((at) => request(at, `/v2/acme/web/manifests/${digest}`, node));
  const exchanges = traceExchanges([{ host: 'docker.io', isInternal: false, requests }], { ...quiet, pulls });
  assert.deepEqual(
    exchanges.map(({ from }) => from),
    ['worker-0', 'a node', 'worker-1'],
  );
});

test('credentials are told by where they come from', () => {
  const users = ['', 'system:serviceaccount:is-test:builder', 'acme', 'somebody', undefined];
  const requests = users.map((user, at) => ({
    ...request(at, `/v2/is-test/web/manifests/${digest}`, 'containers/5.30'),
    ...(user === undefined ? {} : { user }),
  }));
  const owners = [{ host: 'internal.svc:5000', username: 'acme', secret: 'is-test/pull' }];
  const exchanges = traceExchanges([{ host: 'internal.svc:5000', isInternal: true, requests }], {
    pulls: [],
    builds: true,
    owners,
  });
  assert.deepEqual(
    exchanges.map(({ from, credentials }) => [from, credentials]),
    [
      [undefined, 'none'],
      ['a build', 'service account is-test/builder'],
      [undefined, 'secret is-test/pull'],
      [undefined, 'user somebody'],
      [undefined, undefined],
    ],
  );
  assert.ok(!JSON.stringify(exchanges).includes('"user"'));
});
