import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { NamedImages } from './named-images.ts';

const digest = (character: string): string => `sha256:${character.repeat(64)}`;
const images = new NamedImages();
images.add(
  'A',
  { manifest: digest('a'), config: digest('b'), layers: [digest('c'), digest('d')] },
  'docker.io/acme/web:1',
);

test('a text of a feature gets the digests of its images', () => {
  assert.equal(images.expand('docker.io/x@<digest of image A>'), `docker.io/x@${digest('a')}`);
});

test('a message tells what a digest is', () => {
  assert.equal(
    images.explain(`${digest('a')} ${digest('b')}`),
    'sha256:aaaaaaaaaaaa… (image A) sha256:bbbbbbbbbbbb… (the config of image A)',
  );
  assert.equal(images.explain(`R/x@${digest('d')}`), 'R/x@sha256:dddddddddddd… (layer 2 of image A)');
  assert.equal(images.explain(digest('e')), digest('e'));
});

test('an image that no step introduced is a mistake in the feature', () => {
  assert.throws(
    () => images.get('B'),
    (error: ConfigurationError) =>
      error instanceof ConfigurationError && /image B is not known.*known: A/.test(error.message),
  );
});
