import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../distribution/verified-content.ts';
import { mediaType } from '../../../image/media-type.ts';
import { signedManifest } from '../../../image/signed-manifest.fixture.ts';
import type { Image } from '../../../resources/images/image.ts';
import { imageKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

const layer = (letter: string): string => `sha256:${letter.repeat(64)}`;
const newest = {
  id: '23304fc8',
  parent: '74cf9c92',
  created: '2016-01-08T02:18:35Z',
  docker_version: '1.9.0',
  architecture: 'amd64',
  config: { Cmd: ['/app'] },
};

const setUp = async (layers: readonly string[], history: readonly object[], type: string) => {
  const plane = await imagePlane();
  const { text, canonical } = signedManifest(layers, history);
  const digest = digestOf(Buffer.from(canonical));
  plane.upstream.serveText('docker.io/org/old', 'v1', digest, text, type);
  return { ...plane, ...imageCommands(plane), digest, text };
};

for (const type of [mediaType.dockerSchema1Signed, 'text/plain'])
  test(`an image in schema 1 that is served as ${type} is imported`, async () => {
    const { importImage, client, digest, upstream } = await setUp(
      [layer('b'), layer('a'), layer('b')],
      [newest, {}, {}],
      type,
    );
    await importImage('p', 'is:t', 'docker.io/org/old:v1');
    const image = await client.get<Image>(imageKind, undefined, digest);
    assert.equal(image.dockerImageReference, `docker.io/org/old@${digest}`);
    assert.equal(image.dockerImageManifestMediaType, mediaType.dockerSchema1);
    assert.deepEqual(
      image.dockerImageLayers?.map(({ name, size }) => [name, size]),
      [
        [layer('b'), 71],
        [layer('a'), 71],
        [layer('b'), 0],
      ],
    );
    assert.deepEqual(image.dockerImageMetadata, {
      kind: 'DockerImage',
      apiVersion: 'image.openshift.io/1.0',
      Id: '23304fc8',
      Parent: '74cf9c92',
      Created: '2016-01-08T02:18:35Z',
      ContainerConfig: {},
      DockerVersion: '1.9.0',
      Config: { Cmd: ['/app'] },
      Architecture: 'amd64',
      Size: 142,
    });
    assert.ok(upstream.requests.every((request) => !request.includes('blobs/')));
  });

test('the sizes in a history are believed', async () => {
  const { importImage, client, digest, upstream } = await setUp(
    [layer('d'), layer('c')],
    [newest, { Size: 7 }],
    mediaType.dockerSchema1Signed,
  );
  await importImage('p', 'is:t', 'docker.io/org/old:v1');
  assert.equal((await client.get<Image>(imageKind, undefined, digest)).dockerImageMetadata?.Size, 7);
  assert.ok(upstream.requests.every((request) => !request.includes('size of')));
});

test('a registry that does not say what it serves serves no image of a later schema', async () => {
  const { importImage, upstream } = await setUp([], [], '');
  const document = JSON.stringify({ schemaVersion: 2, mediaType: mediaType.dockerManifest });
  upstream.serveText('docker.io/org/old', 'v2', digestOf(Buffer.from(document)), document, 'application/json');
  const { status } = await importImage('p', 'is:t', 'docker.io/org/old:v2');
  assert.equal(
    status?.images?.[0]?.status.message,
    'Internal error occurred: docker.io/org/old:v2: missing signature key',
  );
});
