import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeBuildSpec } from './describe-build-spec.ts';

const from = { kind: 'ImageStreamTag', name: 'base:1', namespace: 'p' };
const path = (sourcePath: string) => ({ sourcePath, destinationDir: 'd' });

for (const [what, images, lines] of [
  [
    'one file of one image in a line',
    [{ from, paths: [path('/a')] }],
    ['Image Source:\tcopies /a from p/base:1 to d', 'Volumes:'],
  ],
  [
    'several files below their image',
    [{ from, paths: [path('/a'), path('/b')], as: ['x'] }],
    ['Image Source:\tp/base:1', '\t- /a -> d', '\t- /b -> d', '\t- as x'],
  ],
] as const) {
  test(`oc describe shows ${what}`, () => {
    const text = describeBuildSpec({
      source: { images: structuredClone(images) as never },
      strategy: { type: 'Docker', dockerStrategy: {} },
    });
    for (const line of lines) assert.ok(text.includes(line), `${line} in ${text}`);
  });
}
