import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStorageListing } from './storage-layout.ts';

const a = 'a'.repeat(64);
const b = 'b'.repeat(64);
const root = '/registry/docker/registry/v2';
const output = [
  `${root}/blobs/sha256/aa/${a}/data`,
  `${root}/repositories/is-test/web/_layers/sha256/${a}/link`,
  `${root}/repositories/is-test/web/_manifests/revisions/sha256/${b}/link`,
  `${root}/repositories/is-test/web/_manifests/tags/latest/current/link`,
  `${root}/repositories/is-test/web-2/_layers/sha256/${b}/link`,
  'find: something else',
].join('\n');

test('a repository is told apart into manifests, blobs and tags', () => {
  const listing = parseStorageListing('/registry', output);
  assert.deepEqual(listing.repository('is-test/web'), {
    manifests: [`sha256:${b}`],
    blobs: [`sha256:${a}`],
    tags: ['latest'],
  });
  assert.deepEqual(listing.repository('is-test/web-2').blobs, [`sha256:${b}`]);
  assert.deepEqual([...listing.content], [`sha256:${a}`]);
  assert.equal(listing.files.length, 5);
});

test('an empty storage lists nothing', () => {
  const listing = parseStorageListing('/registry/', '');
  assert.deepEqual(listing.files, []);
  assert.deepEqual(listing.repository('is-test/web'), { manifests: [], blobs: [], tags: [] });
});
