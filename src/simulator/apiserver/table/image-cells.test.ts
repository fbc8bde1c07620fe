import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageTag } from '../../../resources/images/image-stream-tag.ts';
import { imageTagCells } from './image-cells.ts';

const now = Date.UTC(2026, 0, 1, 0, 1);
const created = '2026-01-01T00:00:00Z';
const event = (generation: number, image = 'sha256:1') => ({
  created,
  dockerImageReference: 'docker.io/a/b:c',
  generation,
  image,
});
const failed = {
  type: 'ImportSuccess',
  status: 'False',
  reason: 'NotFound',
  generation: 2,
  lastTransitionTime: '2026-01-01T00:00:30Z',
};

for (const [what, spec, status, cells] of [
  [
    'an alias that leads nowhere yet',
    { from: { kind: 'ImageStreamTag', name: 'a:t' } },
    null,
    ['Tag', 'istag/a:t', null, ''],
  ],
  [
    'a tag of a project',
    { from: { kind: 'ImageStreamTag', name: 'a:t', namespace: 'p' } },
    null,
    ['Tag', 'istag p/a:t', null, ''],
  ],
  [
    'a tag that tracks another of its stream',
    { from: { kind: 'ImageStreamTag', name: 't' } },
    null,
    ['Track', 'istag/t', null, ''],
  ],
  [
    'a reference that is imported on schedule',
    {
      reference: true,
      generation: 1,
      importPolicy: { scheduled: true },
      from: { kind: 'DockerImage', name: 'docker.io/a/b:c' },
    },
    { items: [event(1, '')] },
    ['Scheduled', 'docker.io/a/b:c', 1, 'About a minute ago'],
  ],
  ['a push', null, { items: [event(1)] }, ['Push', 'image/sha256:1', 1, 'About a minute ago']],
  [
    'an image before its next import',
    { generation: 2, from: { kind: 'DockerImage', name: 'docker.io/a/b:d' } },
    { items: [event(1)] },
    ['Tag', 'Importing', 1, 'About a minute ago'],
  ],
  [
    'an import that failed after an earlier one',
    { generation: 2, from: { kind: 'DockerImage', name: 'docker.io/a/b:d' } },
    { items: [event(1)], conditions: [failed] },
    ['Tag', 'ImportFailed (NotFound)', 1, '30 seconds ago'],
  ],
] as const) {
  test(`the table of image tags shows ${what}`, () => {
    const tag = { metadata: { name: 's:x', creationTimestamp: created }, spec, status, image: null };
    assert.deepEqual(imageTagCells(tag as unknown as ImageTag, now), ['s:x', ...cells]);
  });
}
