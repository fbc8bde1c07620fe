import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageStreamImportKind, imageStreamKind, imageStreamMappingKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

/** Wide enough for a busy machine, and far below what quadratic work would take. Milliseconds. */
const BOUND = 20_000;

const setUp = async () => {
  const plane = await imagePlane();
  return { ...plane, ...imageCommands(plane) };
};

const importRepository = (name: string): ImageStreamImport => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStreamImport',
  metadata: { name: 'is', namespace: 'p' },
  spec: { import: true, repository: { from: { kind: 'DockerImage', name } } },
});

test('of ten thousand tags fifty are imported and the others named', { timeout: BOUND }, async () => {
  const { client, upstream, stream } = await setUp();
  for (let index = 0; index < 10_000; index++) upstream.serve('docker.io/org/many', `1.${index}`, `v${index % 7}`);
  const { status } = await client.create(imageStreamImportKind, importRepository('docker.io/org/many'));
  assert.equal(status?.repository?.images?.length, 50);
  assert.equal(status?.repository?.images?.[0]?.tag, '1.9999');
  assert.equal(status?.repository?.additionalTags?.length, 9_950);
  assert.equal((await stream('p', 'is')).spec?.tags?.length, 50);
});

test('a history of a thousand images keeps its order, and every image its place', { timeout: BOUND }, async () => {
  const { client, upstream, stream } = await setUp();
  await client.create<ImageStream>(imageStreamKind, {
    apiVersion: 'image.openshift.io/v1',
    kind: 'ImageStream',
    metadata: { name: 'is', namespace: 'p' },
  });
  const digests: string[] = [];
  for (let index = 0; index < 1000; index++) {
    const name = upstream.image(`v${index}`);
    digests.unshift(name);
    const dockerImageReference = `registry.test/p/is@${name}`;
    await client.create(imageStreamMappingKind, {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStreamMapping',
      metadata: { name: 'is', namespace: 'p' },
      image: { metadata: { name }, dockerImageReference },
      tag: 't',
    } as never);
  }
  const { status } = await stream('p', 'is');
  assert.deepEqual(
    status?.tags?.[0]?.items?.map(({ image }) => image),
    digests,
  );
});

test('of a list without the wanted platform the first image is taken', async () => {
  const { importImage, statusTag, upstream } = await setUp();
  upstream.serveList('docker.io/org/odd', 'v1', 'odd', ['mips64', 'unheard-of']);
  await importImage('p', 'is:t', 'docker.io/org/odd:v1');
  assert.equal((await statusTag('p', 'is:t'))?.items?.[0]?.image, upstream.image('odd', 'mips64'));
});

for (const [what, name, finding] of [
  ['letters that are none of a name', 'größe', /metadata\.name: Invalid value: "größe": must match "\[a-z0-9\]\+/],
  ['a name that is too long', 'a'.repeat(254), /'namespace\/name' cannot be longer than 255 characters/],
  ['a slash', 'a/b', /metadata\.name: Invalid value: "a\/b"/],
] as const)
  test(`a stream is refused for ${what}`, async () => {
    const { client } = await setUp();
    await assert.rejects(
      client.create<ImageStream>(imageStreamKind, {
        apiVersion: 'image.openshift.io/v1',
        kind: 'ImageStream',
        metadata: { name, namespace: 'p' },
      }),
      finding,
    );
  });
