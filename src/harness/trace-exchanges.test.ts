import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceExchanges } from './trace-exchanges.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const request = (at: number, path: string, userAgent: string) => ({ at, method: 'GET', path, status: 200, userAgent });
const node = 'cri-o/1.32';

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
          request(1_000, `/v2/acme/web/manifests/${digest}`, 'Go-http-client/2.0'),
          request(2_000, `/v2/acme/web/manifests/${digest}`, 'Go-http-client/2.0'),
        ],
      },
    ],
    [{ node: 'worker-1', image: `internal.svc:5000/is-test/web@${digest}` }],
  );
  assert.deepEqual(
    exchanges.map(({ at, to, from, cached }) => [at.slice(17, 19), to, from, cached]),
    [
      ['01', 'docker.io', undefined, undefined],
      ['02', 'internal.svc:5000', 'worker-1', false],
      ['02', 'docker.io', 'the internal registry', undefined],
      ['03', 'internal.svc:5000', 'worker-1', true],
    ],
  );
});
