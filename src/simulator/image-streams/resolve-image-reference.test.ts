import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream, SpecTag } from '../../resources/images/image-stream.ts';
import { pinned, resolveLatest } from './resolve-image-reference.ts';

const local: Partial<SpecTag> = { referencePolicy: { type: 'Local' } };

const stream = (
  spec: Partial<SpecTag> | undefined,
  event: [reference: string, image: string] | undefined,
  repository = 'R/p/is',
): ImageStream => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStream',
  metadata: { name: 'is', namespace: 'p' },
  spec: { tags: spec ? [{ name: 't', ...spec }] : [] },
  status: {
    dockerImageRepository: repository,
    tags: event
      ? [{ tag: 't', items: [{ created: '', dockerImageReference: event[0], image: event[1], generation: 1 }] }]
      : [],
  },
});

const rows: [name: string, stream: ImageStream, expected: string | undefined][] = [
  ['no event', stream({}, undefined), undefined],
  ['policy Source', stream({}, ['ext@D', 'D']), 'ext@D'],
  ['policy Local', stream(local, ['ext@D', 'D']), 'R/p/is@D'],
  ['pushed, no spec tag', stream(undefined, ['R/p/is@D', 'D']), 'R/p/is@D'],
  ['reference', stream({ reference: true }, ['ext:t', '']), 'ext:t'],
  [
    'reference and policy Local: no image, so the name as it is',
    stream({ reference: true, ...local }, ['ext:t', '']),
    'ext:t',
  ],
  [
    'reference and policy Local, imported all the same',
    stream({ reference: true, ...local }, ['ext@D', 'D']),
    'R/p/is@D',
  ],
  ['copied from another stream by reference', stream({ reference: true }, ['R/p0/src@D', 'D']), 'R/p0/src@D'],
  ['policy Local without an internal registry', stream(local, ['ext@D', 'D'], ''), 'ext@D'],
];

for (const [name, object, expected] of rows)
  test(`a tag stands for: ${name}`, () => assert.equal(resolveLatest(object, 't'), expected));

test('a pinned name keeps the spelling of the user', () => {
  const digest = `sha256:${'a'.repeat(64)}`;
  assert.equal(pinned('nginx:1.25', digest), `nginx@${digest}`);
  assert.equal(pinned('docker.io/org/app', digest), `docker.io/org/app@${digest}`);
});
