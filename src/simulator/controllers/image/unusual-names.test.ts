import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { imageStreamKind, imageStreamTagKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imagePlane } from './testing/image-plane.ts';

const stream = (name: string, tag?: string, from = 'docker.io/a/b:1'): ImageStream =>
  ({
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name, namespace: 'p' },
    spec:
      tag === undefined ? {} : { tags: [{ name: tag, from: { kind: 'DockerImage', name: from }, reference: true }] },
  }) as unknown as ImageStream;

const refused = [
  ['letters that no DNS name has', stream('größe'), /metadata\.name: Invalid value: "größe": /],
  ['a name that is too long', stream('x'.repeat(254)), /metadata\.name: Invalid value: "x+": /],
  [
    'a pull spec that no registry takes',
    stream('is', 't', 'docker.io/größe/b:1'),
    /spec\.tags\[t\]\.from\.name: Invalid value: "docker\.io\/größe\/b:1": /,
  ],
] as const;

for (const [name, object, message] of refused)
  test(`a stream is refused: ${name}`, async () => {
    const { client } = await imagePlane();
    await assert.rejects(client.create(imageStreamKind, object), { code: 422, message });
  });

test('tags may be called anything, however long', async () => {
  const { client } = await imagePlane();
  const names = ['größe', '日本語 🎉', 'y'.repeat(300)];
  for (const [index, name] of names.entries()) {
    const created = await client.create<ImageStream>(imageStreamKind, stream(`is-${index}`, name));
    assert.equal(created.spec?.tags?.[0]?.name, name);
    assert.equal(created.status?.tags?.[0]?.tag, name);
  }
});

test('notes keep every character', async () => {
  const { client } = await imagePlane();
  const note = '日本語 🎉 \u0000 "\\';
  await client.create(imageStreamKind, stream('is'));
  const noted = await client.modify<KubeObject>(imageStreamKind, 'p', 'is', ({ metadata }) => {
    metadata.annotations = { note };
  });
  assert.equal(noted.metadata.annotations?.['note'], note);
  await assert.rejects(client.get(imageStreamTagKind, 'p', 'is:größe'), { code: 404 });
});
