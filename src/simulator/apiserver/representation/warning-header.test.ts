import assert from 'node:assert/strict';
import { test } from 'node:test';
import { warningHeader } from './warning-header.ts';

test('each warning is told once', () => {
  assert.deepEqual(warningHeader(['a "b"', 'c', 'a "b"']), { warning: ['299 - "a \\"b\\""', '299 - "c"'] });
  assert.deepEqual(warningHeader([]), {});
});

test('once warnings are too long together, each is cut, and the last are left out', () => {
  const warnings = Array.from({ length: 30 }, (_, index) => `${index}`.padEnd(400, '.'));
  const { warning = [] } = warningHeader(warnings);
  assert.equal(warning.length, 16);
  assert.equal(warning[0], `299 - "${'0'.padEnd(256, '.')}"`);
  assert.equal(warningHeader(warnings.slice(0, 10)).warning?.[9], `299 - "${'9'.padEnd(400, '.')}"`);
});
