import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOperations } from '../patch/json-patch.ts';
import { isTooDeep } from './nesting.ts';
import { parseYaml } from './parse-yaml.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

test('documents are read up to the depth of the real server', () => {
  assert.equal(isTooDeep(nested(10_000)), false);
  assert.equal(isTooDeep(nested(10_001)), true);
  assert.equal(isTooDeep('{}'.repeat(20_000)), false);
});

test('what is nested without end is refused at once', () => {
  const million = nested(1_000_000);
  const begin = process.cpuUsage().user;
  assert.throws(() => parseYaml(Buffer.from(`a: ${million}`), 'Pod'), {
    code: 400,
    message: /exceeded max depth of 10000/,
  });
  assert.throws(() => parseOperations(Buffer.from(`[{"op":"add","path":"/a","value":${million}}]`), true), {
    code: 400,
    message: 'error decoding patch: exceeded max depth',
  });
  assert.ok(process.cpuUsage().user - begin < 1_000_000);
});
