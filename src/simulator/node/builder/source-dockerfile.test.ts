import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitPairs, substitute } from './dockerfile-words.ts';
import { sourceDockerfile } from './source-dockerfile.ts';

test('values of sources reach the image as they are', () => {
  const value = 'a "b" $HOME \\ c';
  const text = sourceDockerfile({ image: 'node:20', builder: {}, scripts: [], variables: [['A', value]], labels: [] });
  const env = /^ENV (.*)$/m.exec(text)?.[1] ?? '';
  assert.deepEqual(splitPairs(substitute(env, { HOME: '/root' })), [['A', value]]);
});
