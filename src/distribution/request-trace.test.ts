import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DistributionError } from './distribution-error.ts';
import { parseTrace, traceHeader, traceHeaders } from './request-trace.ts';

test('a request says what led to it, and is not sent when it did so itself', () => {
  const [first, second] = ['https://a.example/v2/x/blobs/sha256:1', 'https://b.example/v2/x/blobs/sha256:1'];
  const trace = parseTrace(
    traceHeaders(second, parseTrace(traceHeaders(first, parseTrace(undefined))[traceHeader]))[traceHeader],
  );
  assert.deepEqual(trace, [first, second]);
  assert.throws(
    () => traceHeaders(first, trace),
    (error) => error instanceof DistributionError && error.kind === 'loop',
  );
});
