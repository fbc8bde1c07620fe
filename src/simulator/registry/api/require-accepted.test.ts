import assert from 'node:assert/strict';
import test from 'node:test';
import { mediaType } from '../../../image/media-type.ts';
import { parseAccept } from './accepts.ts';
import { requireAccepted } from './require-accepted.ts';

const { ociManifest, ociIndex, dockerManifest } = mediaType;

const cases: [name: string, accept: string | undefined, type: string, refusal?: string][] = [
  ['a client that names the type', ociManifest, ociManifest],
  ['a client that names it among others', `${dockerManifest}, ${ociIndex};q=0.5`, ociIndex],
  ['a Docker manifest for anybody', undefined, dockerManifest],
  ['a wildcard', '*/*', ociManifest, 'OCI manifest found, but accept header does not support OCI manifests'],
  ['no header', undefined, ociIndex, 'OCI index found, but accept header does not support OCI indexes'],
  ['another type', ociManifest, ociIndex, 'OCI index found, but accept header does not support OCI indexes'],
];
for (const [name, accept, type, refusal] of cases) {
  test(`an OCI document and the Accept header: ${name}`, () => {
    const check = (): void => requireAccepted(parseAccept(accept), type);
    if (refusal === undefined) assert.doesNotThrow(check);
    else assert.throws(check, { code: 'MANIFEST_UNKNOWN', status: 404, message: refusal });
  });
}
