import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaType } from './media-type.ts';
import { parseSchema1Manifest, signedPart } from './schema1-manifest.ts';
import { signedManifest } from './signed-manifest.fixture.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const layers = [`sha256:${'b'.repeat(64)}`, `sha256:${'a'.repeat(64)}`];
const { text, canonical } = signedManifest(layers, [{ id: 'young' }, { id: 'old' }]);

test('a signed manifest says its layers and history, the youngest first', () => {
  const manifest = parseSchema1Manifest(bytes(text));
  assert.deepEqual(manifest.layers, layers);
  assert.deepEqual(manifest.history, ['{"id":"young"}', '{"id":"old"}']);
  assert.equal(new TextDecoder().decode(manifest.canonical), canonical);
});

const form = (value: object): string => JSON.stringify({ signatures: [{ protected: btoa(JSON.stringify(value)) }] });
const refusals: [content: string, why: string][] = [
  ['<html>', "error unmarshalling content: invalid character '<' looking for beginning of value"],
  ['', 'error unmarshalling content: unexpected end of JSON input'],
  ['{}', 'missing signature key'],
  [form({ formatTail: 'fQ' }), 'missing formatted length'],
  [form({ formatLength: 1 }), 'missing formatted tail'],
  [form({ formatLength: 999, formatTail: 'fQ' }), 'invalid format length'],
  ['{"signatures":[{"protected":"%"}]}', 'base64 decode error: illegal base64 data'],
];
for (const [content, message] of refusals)
  test(`refuses ${content || 'nothing'}`, () =>
    assert.throws(() => parseSchema1Manifest(bytes(content)), { name: 'InvalidManifestError', message }));

test('a digest covers what is signed, and of later schemas everything', () => {
  const part = (type: string, content = text): string => new TextDecoder().decode(signedPart(bytes(content), type));
  assert.equal(part(mediaType.dockerSchema1Signed), canonical);
  assert.equal(part('text/plain'), canonical);
  assert.equal(part(mediaType.dockerManifest), text);
  assert.equal(part('', '{}'), '{}');
});
