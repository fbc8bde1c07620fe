import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { describeStreamTags } from './describe-stream-tags.ts';

const titlesOf = (...tags: SpecTag[]): string[] => {
  const stream = { metadata: { name: 'app', namespace: 'a' }, spec: { tags } } as ImageStream;
  const [, ...blocks] = describeStreamTags(stream, 0).split('\n\n');
  return blocks.flatMap((block) => block.split('\n').filter((line) => /^\w/.test(line)));
};

const following = (name: string, target: string): SpecTag =>
  ({ name, from: { kind: 'ImageStreamTag', name: target } }) as SpecTag;
const external = { name: '1', from: { kind: 'DockerImage', name: 'quay.io/acme/app:1' } } as SpecTag;

test('tags stand behind the one that they follow in the end', () => {
  assert.deepEqual(titlesOf(external, following('2', '1'), following('3', 'app:2')), ['1 (2, 3)']);
});

test('a tag that follows nothing, itself or another stream stands for itself', () => {
  assert.deepEqual(titlesOf(following('a', 'none')), ['a']);
  assert.deepEqual(titlesOf(following('a', 'b'), following('b', 'a')), ['a', 'b']);
  assert.deepEqual(titlesOf(following('a', 'other:1')), ['a']);
});
