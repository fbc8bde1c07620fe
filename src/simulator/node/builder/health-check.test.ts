import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDockerfile } from './dockerfile.ts';
import { healthCheckOf } from './health-check.ts';

const healthCheck = (line: string) => healthCheckOf(parseDockerfile(line)[0] as never);

test('a health check is kept as image configs keep it', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['HEALTHCHECK NONE', { Test: ['NONE'] }],
    ['HEALTHCHECK CMD curl -f x || exit 1', { Test: ['CMD-SHELL', 'curl -f x || exit 1'] }],
    ['HEALTHCHECK CMD ["/bin/check", "a"]', { Test: ['CMD', '/bin/check', 'a'] }],
    [
      'HEALTHCHECK --interval=1m30s --timeout=500ms --retries=3 CMD x',
      { Test: ['CMD-SHELL', 'x'], Interval: 90_000_000_000, Timeout: 500_000_000, Retries: 3 },
    ],
  ];
  for (const [line, expected] of cases) assert.deepEqual(healthCheck(line), expected, line);
});

test('anything else is refused', () => {
  assert.throws(() => healthCheck('HEALTHCHECK RUN x'), { message: 'Unknown type "RUN" in HEALTHCHECK (try CMD)' });
  assert.throws(() => healthCheck('HEALTHCHECK --interval=5 CMD x'), {
    message: 'time: missing unit in duration "5"',
  });
  assert.throws(() => healthCheck('HEALTHCHECK CMD'), { message: 'Missing command after HEALTHCHECK CMD' });
});
