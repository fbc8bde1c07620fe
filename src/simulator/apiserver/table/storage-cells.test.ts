import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { persistentVolumeCells } from './storage-cells.ts';

test('the ways in which a volume is mounted stand in a fixed order, each once', () => {
  const accessModes = ['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteMany'];
  const volume = { metadata: { name: 'v' }, spec: { accessModes } } as unknown as KubeObject;
  assert.equal(persistentVolumeCells(volume, 0)[2], 'RWO,RWX');
});
