import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, SpecTag, TagSource } from '../../../../resources/images/image-stream.ts';
import { sourceOfTag } from './import-source.ts';

const spec = (name: string, kind?: TagSource['kind'], source = ''): SpecTag => ({
  name,
  annotations: null,
  ...(kind !== undefined && { from: { kind, name: source } }),
  generation: 1,
  importPolicy: {},
  referencePolicy: { type: 'Source' },
});
const stream = {
  metadata: { name: 'app', namespace: 'p' },
  spec: {
    tags: [
      spec('out', 'DockerImage', 'quay.io/o/a:1'),
      spec('pinned', 'ImageStreamImage', 'app@sha256:1'),
      spec('bare'),
      spec('alias', 'ImageStreamTag', 'app:out'),
      spec('short', 'ImageStreamTag', 'alias'),
      spec('to-pinned', 'ImageStreamTag', 'pinned'),
      spec('round', 'ImageStreamTag', 'app:round'),
      spec('other', 'ImageStreamTag', 'web:out'),
      spec('lost', 'ImageStreamTag', 'gone'),
      spec('newest', 'ImageStreamTag', 'app:'),
      spec('latest', 'DockerImage', 'quay.io/o/a'),
    ],
  },
} as unknown as ImageStream;

test('a tag is imported from where the last of those that it follows comes from', () => {
  for (const [tag, from, source] of [
    ['out', '', { tag: 'out', from: 'quay.io/o/a:1' }],
    ['out', 'quay.io/o/a:1', { tag: 'out', from: 'quay.io/o/a:1' }],
    ['short', '', { tag: 'out', from: 'quay.io/o/a:1' }],
    ['newest', '', { tag: 'latest', from: 'quay.io/o/a' }],
    ['new', 'quay.io/o/b', { tag: 'new', from: 'quay.io/o/b' }],
    ['lost', 'quay.io/o/b', { tag: 'lost', from: 'quay.io/o/b' }],
  ] as const)
    assert.deepEqual(sourceOfTag(stream, tag, from), source, tag);
});

test('what cannot be imported is called by the tag that was asked for', () => {
  const use = `use the 'tag' command if you want to change the source to "quay.io/o/b"`;
  for (const [tag, from, message] of [
    ['out', 'quay.io/o/b', `the tag "out" points to "quay.io/o/a:1" - ${use}`],
    ['short', 'quay.io/o/b', `the tag "short" points to the tag "out" which points to "quay.io/o/a:1" - ${use}`],
    ['pinned', '', 'tag "pinned" points to existing ImageStreamImage "app@sha256:1", it cannot be re-imported'],
    ['to-pinned', '', 'tag "to-pinned" points to existing ImageStreamImage "app@sha256:1", it cannot be re-imported'],
    ['bare', 'quay.io/o/b', `tag "bare" already exists - you must ${use}`],
    ['round', '', 'tag "round" on the image stream is a reference to same tag'],
    ['other', '', 'tag "other" points to an imagestreamtag from another ImageStream'],
    [
      'lost',
      '',
      `the tag "lost" does not exist on the image stream - choose an existing tag to import or use the 'tag' command to create a new tag`,
    ],
  ] as const)
    assert.throws(() => sourceOfTag(stream, tag, from), { message });
});
