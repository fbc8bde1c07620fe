import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applySourceDefaults } from './source-defaults.ts';

test('what a source leaves out is filled in, what it says stays', () => {
  const volume = { name: 'a', rbd: { monitors: ['m'], image: 'i', pool: 'own' } };
  applySourceDefaults(volume);
  assert.deepEqual(volume.rbd, {
    monitors: ['m'],
    image: 'i',
    pool: 'own',
    user: 'admin',
    keyring: '/etc/ceph/keyring',
  });
  const disk = { azureDisk: { diskName: 'd', diskURI: 'u' } };
  applySourceDefaults(disk);
  assert.deepEqual(disk.azureDisk, {
    diskName: 'd',
    diskURI: 'u',
    cachingMode: 'ReadWrite',
    fsType: 'ext4',
    kind: 'Shared',
    readOnly: false,
  });
});

test('other fields of a volume are no sources', () => {
  const volume = { name: 'a', storageClassName: 'b' };
  applySourceDefaults(volume);
  assert.deepEqual(volume, { name: 'a', storageClassName: 'b' });
});
