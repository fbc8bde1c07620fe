import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAccessLog } from './access-log.ts';

const pairs =
  'time="2026-11-22T03:02:28.258546207Z" level=info msg=response go.version=go1.19.8 http.request.host="image-registry.openshift-image-registry.svc:5000" http.request.id=32d63f6f-9bf6-4fa9-a45f-f90a29b30547 http.request.method=GET http.request.uri="/v2/is-test/web/manifests/latest" http.request.useragent="cri-o/1.32 \\"x\\"" http.response.duration=5.97ms http.response.status=200 http.response.written=732';
const combined =
  '172.17.0.1 - acme [22/Nov/2026:03:29:06 +0000] "GET /v2/acme/web/blobs/sha256:f3 HTTP/2.0" 206 715 "" "Go-http-client/2.0"';

test('both kinds of access lines are read, and nothing else', () => {
  const log = `time="2026-11-22T03:02:28Z" level=info msg="start registry"\n${pairs}\n\n${combined}\nnoise`;
  assert.deepEqual(parseAccessLog(log), [
    {
      at: Date.UTC(2026, 10, 22, 3, 2, 28, 258),
      method: 'GET',
      path: '/v2/is-test/web/manifests/latest',
      status: 200,
      userAgent: 'cri-o/1.32 "x"',
      bytes: 732,
    },
    {
      at: Date.UTC(2026, 10, 22, 3, 29, 6),
      method: 'GET',
      path: '/v2/acme/web/blobs/sha256:f3',
      status: 206,
      userAgent: 'Go-http-client/2.0',
      bytes: 715,
      user: 'acme',
    },
  ]);
});
