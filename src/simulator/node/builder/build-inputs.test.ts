import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { addLocalSources } from './local-sources.ts';
import { receiveSource } from './receive-source.ts';
import { builderContext } from './testing/builder-context.ts';

test('secrets and config maps lie between the sources, in the folders that they are asked for', async () => {
  const context = builderContext(
    {
      source: {
        secrets: [{ secret: { name: 's' } }, { secret: { name: 's' }, destinationDir: 'x/y' }],
        configMaps: [{ configMap: { name: 'c' }, destinationDir: './x' }],
      },
    },
    { '/Dockerfile': 'FROM scratch' },
    [
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { key: 'c2VjcmV0' } },
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { a: 'b' }, binaryData: { z: 'AA==' } },
    ] as unknown as KubeObject[],
  );
  addLocalSources(context, context.files);
  assert.deepEqual(context.files.children('/'), ['Dockerfile', 'key', 'x']);
  assert.deepEqual(context.files.children('/x'), ['a', 'y', 'z']);
  assert.equal(Buffer.concat(await Array.fromAsync(context.files.read('/x/y/key'))).toString(), 'secret');
});

test('sources without the folder that is to be built are refused', async () => {
  const context = builderContext({ source: { binary: { asFile: 'a' }, contextDir: 'sub' } });
  await assert.rejects(receiveSource(context), {
    message: 'provided context directory does not exist: sub',
    status: { reason: 'InvalidContextDirectory', message: 'The supplied context directory does not exist.' },
  });
});
