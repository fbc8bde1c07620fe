import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, SpecTag } from '../../../resources/images/image-stream.ts';
import { trackAliases, trackedTag } from './track-aliases.ts';

const spec = (name: string, from: string, namespace?: string): SpecTag => ({
  name,
  from: { kind: 'ImageStreamTag', name: from, ...(namespace ? { namespace } : {}) },
});

const stream = (image: string, ...tags: SpecTag[]): ImageStream => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'is', namespace: 'p' },
  spec: { tags },
  status: {
    tags: [{ tag: 'a', items: [{ created: '', dockerImageReference: `ext@${image}`, image, generation: 1 }] }],
  },
});

const rows: [tag: SpecTag, tracked: string | undefined][] = [
  [spec('b', 'a'), 'a'],
  [spec('b', 'is:a'), 'a'],
  [spec('b', 'is:a', 'p'), 'a'],
  [spec('b', 'other:a'), undefined],
  [spec('b', 'is:a', 'q'), undefined],
  [{ name: 'b', from: { kind: 'DockerImage', name: 'a' } }, undefined],
  [{ name: 'b' }, undefined],
];

for (const [tag, tracked] of rows) {
  test(`${tag.from?.kind} ${tag.from?.namespace ?? ''} ${tag.from?.name} tracks ${tracked ?? 'nothing'}`, () => {
    assert.equal(trackedTag(stream('1'), tag), tracked);
  });
}

test('an alias gets the event of its tag when that changed', () => {
  const next = stream('2', spec('b', 'is:a'), spec('c', 'other:a'));
  trackAliases(next, stream('1'));
  assert.deepEqual(
    next.status?.tags?.map(({ tag, items }) => `${tag} ${items?.[0]?.image}`),
    ['a 2', 'b 2'],
  );
});

test('an alias is left alone when its tag did not change', () => {
  const next = stream('1', spec('b', 'is:a'));
  trackAliases(next, stream('1'));
  assert.equal(next.status?.tags?.length, 1);
});
