import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import { RegistryError } from '../http/registry-error.ts';
import { readPushedManifest } from './read-pushed-manifest.ts';

const { dockerManifest, dockerManifestList, dockerLayer, dockerForeignLayer, ociManifest, ociIndex } = mediaType;
const blob = (type: string, more: object = {}) => ({
  mediaType: type,
  size: 1,
  digest: `sha256:${'a'.repeat(64)}`,
  ...more,
});
const image = (type: string | undefined, ...layers: object[]) => ({
  schemaVersion: 2,
  mediaType: type,
  config: blob('application/json'),
  layers,
});
const urls = { urls: ['https://layers.example/a'] };

const cases: [name: string, type: string, document: object | string, errors: number, code?: string][] = [
  ['an image of Docker', dockerManifest, image(dockerManifest, blob(dockerLayer)), 0],
  ['another type', ociManifest, image(dockerManifest), 1, 'MANIFEST_INVALID'],
  ['a document of Docker that does not say so', dockerManifest, image(undefined), 1, 'MANIFEST_INVALID'],
  ['a document of OCI that does not say so', ociManifest, image(undefined), 0],
  [
    'an image of OCI that is an index, too',
    ociManifest,
    { ...image(ociManifest), manifests: [] },
    1,
    'MANIFEST_INVALID',
  ],
  ['an index that is an image, too', ociIndex, { ...image(ociIndex), manifests: [] }, 1, 'MANIFEST_INVALID'],
  ['a list', dockerManifestList, { schemaVersion: 2, mediaType: dockerManifestList, manifests: [] }, 0],
  ['a layer from elsewhere', dockerManifest, image(dockerManifest, blob(dockerForeignLayer, urls)), 0],
  ['a layer from nowhere', dockerManifest, image(dockerManifest, blob(dockerForeignLayer)), 2, 'UNKNOWN'],
  ['a layer with an address', dockerManifest, image(dockerManifest, blob(dockerLayer, urls)), 2, 'UNKNOWN'],
  ['no JSON', dockerManifest, 'hello', 1, 'MANIFEST_INVALID'],
];
for (const [name, type, document, errors, code] of cases) {
  test(`${name} is ${errors === 0 ? 'taken' : 'refused'}`, () => {
    const content = Buffer.from(typeof document === 'string' ? document : JSON.stringify(document));
    if (errors === 0) {
      readPushedManifest(content, type);
      return;
    }
    assert.throws(
      () => readPushedManifest(content, type),
      (error) => {
        assert.ok(error instanceof RegistryError);
        assert.deepEqual([JSON.parse(error.body).errors.length, error.code], [errors, code]);
        return true;
      },
    );
  });
}
