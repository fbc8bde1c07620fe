import assert from 'node:assert/strict';
import test from 'node:test';
import { parseManifest } from './manifest.ts';
import { mediaType } from './media-type.ts';
import { findPlatform } from './platform.ts';
import { referencedBlobs } from './referenced-blobs.ts';

const digest = (letter: string): string => `sha256:${letter.repeat(64)}`;
const blob = (letter: string, type: string = mediaType.dockerLayer) => ({
  mediaType: type,
  size: 3,
  digest: digest(letter),
});
const image = {
  schemaVersion: 2,
  mediaType: mediaType.dockerManifest,
  config: blob('c', mediaType.dockerConfig),
  layers: [blob('1'), blob('2'), blob('1')],
};

test('an image manifest refers to its config and to each layer once', () => {
  const manifest = parseManifest(JSON.stringify(image), mediaType.dockerManifest);
  assert.equal(manifest.kind, 'image');
  assert.deepEqual(
    referencedBlobs(manifest).map((item) => item.digest),
    [digest('c'), digest('1'), digest('2')],
  );
});

test('a foreign layer is not asked for', () => {
  const manifest = parseManifest(JSON.stringify({ ...image, layers: [blob('1', mediaType.dockerForeignLayer)] }));
  assert.deepEqual(
    referencedBlobs(manifest).map((item) => item.digest),
    [digest('c')],
  );
});

test('an OCI document without a type is known by its fields', () => {
  assert.equal(parseManifest(JSON.stringify({ schemaVersion: 2, manifests: [] })).mediaType, mediaType.ociIndex);
  assert.equal(parseManifest(JSON.stringify({ ...image, mediaType: undefined })).mediaType, mediaType.ociManifest);
});

test('an index offers one entry for a platform', () => {
  const manifests = [
    { ...blob('1', mediaType.dockerManifest), platform: { os: 'linux', architecture: 'amd64' } },
    { ...blob('2', mediaType.dockerManifest), platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
  ];
  const index = parseManifest(JSON.stringify({ schemaVersion: 2, mediaType: mediaType.dockerManifestList, manifests }));
  assert.ok(index.kind === 'index');
  assert.equal(findPlatform(index.manifests, { os: 'linux', architecture: 'arm64' })?.digest, digest('2'));
  assert.equal(findPlatform(index.manifests, { os: 'windows', architecture: 'amd64' }), undefined);
});

const refused: [name: string, content: string, type: string, message: RegExp][] = [
  ['text that is not JSON', 'hello', '', /^invalid character 'h' looking for beginning of value$/],
  ['schema 1', JSON.stringify({ schemaVersion: 1 }), '', /schemaVersion must be 2, got 1/],
  [
    'a type that differs from the header',
    JSON.stringify(image),
    mediaType.ociManifest,
    /^if present, mediaType in manifest should be '.*oci.*' not '.*docker.*'$/,
  ],
  ['an unknown type', JSON.stringify({ ...image, mediaType: 'text/plain' }), '', /unknown manifest type text\/plain/],
  [
    'a bad digest',
    JSON.stringify({ ...image, config: { ...image.config, digest: 'sha256:1' } }),
    '',
    /config\.digest is not a digest/,
  ],
  ['a negative size', JSON.stringify({ ...image, layers: [{ ...blob('1'), size: -1 }] }), '', /layers\[0\]\.size/],
  ['no config', JSON.stringify({ ...image, config: undefined }), '', /config must be a descriptor/],
];
for (const [name, content, type, message] of refused) {
  test(`refuses ${name}`, () =>
    assert.throws(() => parseManifest(content, type), { name: 'InvalidManifestError', message }));
}
