import assert from 'node:assert/strict';
import test from 'node:test';
import { isDigest, parseDigest } from './digest.ts';

const cases: [text: string, valid: boolean][] = [
  [`sha256:${'0'.repeat(64)}`, true],
  [`sha512:${'f'.repeat(128)}`, true],
  [`sha256:${'F'.repeat(64)}`, false],
  [`sha256:${'0'.repeat(63)}`, false],
  [`md5:${'0'.repeat(32)}`, false],
  [`__proto__:${'0'.repeat(64)}`, false],
  ['sha256', false],
  ['', false],
];
for (const [text, valid] of cases) {
  test(`${JSON.stringify(text.slice(0, 24))} is ${valid ? 'a' : 'no'} digest`, () => {
    assert.equal(isDigest(text), valid);
    if (valid) assert.equal(`${parseDigest(text).algorithm}:${parseDigest(text).hex}`, text);
    else assert.throws(() => parseDigest(text), { name: 'InvalidDigestError' });
  });
}
