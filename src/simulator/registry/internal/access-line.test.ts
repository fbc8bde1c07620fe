import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accessLine } from './access-line.ts';

test('a request is one line of pairs; what is not plain is quoted', () => {
  const line = accessLine(
    {
      sequence: 1,
      time: Date.UTC(2026, 0, 5, 9),
      registry: 'internal',
      method: 'GET',
      path: '/v2/is-test/web/manifests/latest',
      query: '',
      status: 200,
      bytes: 732,
      userAgent: 'cri-o/1.32 go/go1.23',
    },
    'registry.svc:5000',
  );
  assert.match(
    line,
    /^time="2026-01-05T09:00:00\.000000000Z" level=info msg=response go\.version="[^"]+" http\.request\.host="registry\.svc:5000" http\.request\.id=[0-9a-f-]{36} http\.request\.method=GET http\.request\.uri=\/v2\/is-test\/web\/manifests\/latest http\.request\.useragent="cri-o\/1\.32 go\/go1\.23" http\.response\.status=200 http\.response\.written=732$/,
  );
});
