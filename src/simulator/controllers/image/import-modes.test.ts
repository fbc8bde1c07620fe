import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Image } from '../../../resources/images/image.ts';
import type { ImageStreamImport } from '../../../resources/images/image-stream-import.ts';
import { imageKind, imageStreamImportKind, imageStreamKind } from '../../../resources/kinds/kinds.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

const repository = 'docker.io/org/multi';

const setUp = async () => {
  const plane = await imagePlane();
  const list = plane.upstream.serveList(repository, 'v1', 'multi', ['arm64', 'amd64']);
  return { ...plane, ...imageCommands(plane), list };
};

const request = (spec: ImageStreamImport['spec'], metadata: object = {}): ImageStreamImport => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStreamImport',
  metadata: { name: 'is', namespace: 'p', ...metadata },
  spec,
});

test('a legacy import takes the image of the own architecture out of a list', async () => {
  const { importImage, statusTag, upstream } = await setUp();
  await importImage('p', 'is:t', `${repository}:v1`);
  assert.equal((await statusTag('p', 'is:t'))?.items?.[0]?.image, upstream.image('multi', 'amd64'));
});

test('a preserving import keeps the list and stores its images', async () => {
  const { importImage, statusTag, client, upstream, list } = await setUp();
  await importImage('p', 'is:t', `${repository}:v1`);
  await importImage('p', 'is:t', `${repository}:v1`, { importMode: 'PreserveOriginal' });
  const items = (await statusTag('p', 'is:t'))?.items?.map(({ image, generation }) => [image, generation]);
  assert.deepEqual(items, [
    [list, 2],
    [upstream.image('multi', 'amd64'), 1],
  ]);
  const image = await client.get<Image>(imageKind, undefined, list);
  assert.deepEqual(
    image.dockerImageManifests?.map(({ architecture }) => architecture),
    ['arm64', 'amd64'],
  );
  assert.equal(image.dockerImageLayers, undefined);
  assert.equal(image.metadata.annotations, undefined);
  assert.equal(
    (await client.get<Image>(imageKind, undefined, upstream.image('multi', 'arm64'))).dockerImageMetadata?.Architecture,
    'arm64',
  );
});

test('looking only stores nothing and can include the texts', async () => {
  const { client, upstream } = await setUp();
  upstream.serve('docker.io/org/app', 'latest', 'app');
  const images = [{ from: { kind: 'DockerImage' as const, name: 'docker.io/org/app' }, includeManifest: true }];
  const { status, spec } = await client.create(imageStreamImportKind, request({ import: false, images }));
  assert.equal(spec.images?.[0]?.to, undefined);
  assert.equal(status?.import, undefined);
  assert.equal(status?.images?.[0]?.tag, 'latest');
  assert.deepEqual(status?.images?.[0]?.status, { metadata: {}, status: 'Success' });
  assert.match(status?.images?.[0]?.image?.dockerImageManifest ?? '', /schemaVersion/);
  assert.deepEqual(await client.list(imageKind), []);
  assert.deepEqual(await client.list(imageStreamKind, 'p'), []);
});

test('an image is described by its manifest and configuration', async () => {
  const { importImage, client, upstream } = await setUp();
  const digest = upstream.serve('docker.io/org/app', 'v1', 'app');
  await importImage('p', 'is:t', 'docker.io/org/app:v1');
  const { metadata, dockerImageMetadata, dockerImageLayers } = await client.get<Image>(imageKind, undefined, digest);
  assert.deepEqual(metadata.annotations, { 'image.openshift.io/dockerLayersOrder': 'ascending' });
  const { Id, Size, ...rest } = dockerImageMetadata ?? {};
  assert.match(Id ?? '', /^sha256:/);
  assert.ok((Size ?? 0) > 100);
  assert.deepEqual(rest, {
    kind: 'DockerImage',
    apiVersion: 'image.openshift.io/1.0',
    Created: '2026-01-08T00:00:00Z',
    ContainerConfig: {},
    Author: 'somebody',
    Config: { Cmd: ['/app'], Labels: { name: 'app' } },
    Architecture: 'amd64',
  });
  assert.deepEqual(
    dockerImageLayers?.map(({ size }) => size),
    [4, 3],
  );
});

test('only fifty tags of a repository are imported, the others are named', async () => {
  const { client, upstream, stream } = await setUp();
  const tags = Array.from({ length: 53 }, (_, index) => `t${String(index + 1).padStart(2, '0')}`);
  for (const tag of tags) upstream.serve('docker.io/org/bulk', tag, 'bulk');
  const { status } = await client.create(
    imageStreamImportKind,
    request({ import: true, repository: { from: { kind: 'DockerImage', name: 'docker.io/org/bulk' } } }),
  );
  assert.deepEqual(status?.repository?.additionalTags, ['t51', 't52', 't53']);
  assert.equal((await stream('p', 'is')).spec?.tags?.length, 50);
  assert.equal(upstream.credentials.length, 1, 'one conversation for the whole repository');
});

const docker = { kind: 'DockerImage' as const, name: 'docker.io/org/multi:v1' };
const refused: [name: string, request: ImageStreamImport, code: number, message: RegExp][] = [
  [
    'capitals',
    request({ import: true, images: [{ from: { ...docker, name: 'docker.io/UPPER/Case:x' } }] }),
    422,
    /spec\.images\[0\]\.from\.name: Invalid value: "docker\.io\/UPPER\/Case:x": repository name must be lowercase$/,
  ],
  [
    'a space',
    request({ import: true, images: [{ from: { ...docker, name: 'docker.io/a b' } }] }),
    422,
    /spec\.images\[0\]\.from\.name: Invalid value: "docker\.io\/a b": invalid reference format$/,
  ],
  [
    'a stream as source',
    request({ import: true, images: [{ from: { kind: 'ImageStreamTag', name: 'a:b' } }] }),
    422,
    /from\.kind: Invalid value: "ImageStreamTag": only DockerImage is supported$/,
  ],
  ['nothing', request({ import: true }), 422, /you must specify at least one image or a repository import$/],
  [
    'a tag as repository',
    request({ import: true, repository: { from: docker } }),
    422,
    /you must specify an image repository, not a tag or ID$/,
  ],
  [
    'a stream that is gone',
    request({ import: true, images: [{ from: docker }] }, { resourceVersion: '7' }),
    404,
    /^imagestreamimports\.image\.openshift\.io "is" not found$/,
  ],
];
for (const [name, body, code, message] of refused) {
  test(`an import is refused: ${name}`, async () => {
    const { client, upstream } = await setUp();
    await assert.rejects(client.create(imageStreamImportKind, body), { code, message });
    assert.deepEqual(upstream.requests, []);
  });
}

test('an import into an older state of the stream is a conflict', async () => {
  const { client, importImage, stream } = await setUp();
  await importImage('p', 'is:t', `${repository}:v1`);
  const { resourceVersion } = (await stream('p', 'is')).metadata;
  await assert.rejects(
    client.create(
      imageStreamImportKind,
      request({ import: true, images: [{ from: docker }] }, { resourceVersion: '7' }),
    ),
    {
      code: 409,
      message: `Operation cannot be fulfilled on imagestream.image.openshift.io "is": the image stream was updated from "7" to "${resourceVersion}"`,
    },
  );
});
