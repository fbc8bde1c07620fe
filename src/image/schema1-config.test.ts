import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { configOfSchema1, layersOfSchema1 } from './schema1-config.ts';

const manifest = (layers: string[], history: object[]) => ({
  canonical: new Uint8Array(),
  layers,
  history: history.map((entry) => JSON.stringify(entry)),
  signatures: [],
});

test('the configuration of an image in the first schema is that of containers/image, byte by byte', () => {
  const config = { Cmd: ['/hello'], Env: ['PATH=/bin'], Labels: { a: 'b' } };
  const image = manifest(
    ['sha256:4c82'],
    [{ architecture: 'amd64', config, created: '2024-01-01T00:00:00Z', id: 'cf6b52b3', os: 'linux' }],
  );
  const text = configOfSchema1(image, ['sha256:e25f8d11aac9f73a6058bcd9ec0193f7480dc56d332da120ca6f1984c74b1e8c']);
  // The id that podman shows.
  assert.match(createHash('sha256').update(text).digest('hex'), /^582db42455a1/);
});

test('steps are told from the first on, with what they ran, and layers of those that changed nothing are left out', () => {
  const image = manifest(
    ['sha256:c', 'sha256:b', 'sha256:a'],
    [
      {
        id: 'c',
        parent: 'b',
        created: '2024-01-03T00:00:00Z',
        Size: 3,
        container_config: { Cmd: ['sh', '-c', 'a && b'] },
      },
      { id: 'b', throwaway: true, comment: 'nothing' },
      { id: 'a', author: 'me' },
    ],
  );
  assert.deepEqual(layersOfSchema1(image), ['sha256:a', 'sha256:c']);
  const { history, id, parent, Size } = JSON.parse(configOfSchema1(image, ['sha256:1', 'sha256:3']));
  assert.deepEqual([id, parent, Size], [undefined, undefined, undefined]);
  assert.deepEqual(history, [
    { created: '0001-01-01T00:00:00Z', author: 'me' },
    { created: '0001-01-01T00:00:00Z', comment: 'nothing', empty_layer: true },
    { created: '2024-01-03T00:00:00Z', created_by: 'sh -c a && b' },
  ]);
});
