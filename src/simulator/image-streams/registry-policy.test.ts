import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseImageReference } from '../../image/reference.ts';
import { formatExact } from '../../image/reference-format.ts';
import type { ImageConfiguration } from '../../resources/images/image-configuration.ts';
import type { ImageMirrorSet } from '../../resources/images/image-mirror-set.ts';
import { RegistryPolicy } from './registry-policy.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const meta = { apiVersion: 'config.openshift.io/v1', metadata: { name: 'cluster' } };
const sets: ImageMirrorSet[] = [
  {
    ...meta,
    kind: 'ImageDigestMirrorSet',
    spec: { imageDigestMirrors: [{ source: 'quay.io/org', mirrors: ['mirror.test/one', 'mirror.test/two'] }] },
  },
  {
    ...meta,
    kind: 'ImageDigestMirrorSet',
    spec: {
      imageDigestMirrors: [
        { source: 'quay.io', mirrors: ['mirror.test/all'], mirrorSourcePolicy: 'NeverContactSource' },
      ],
    },
  },
  {
    ...meta,
    kind: 'ImageTagMirrorSet',
    spec: { imageTagMirrors: [{ source: '*.example.com', mirrors: ['mirror.test'] }] },
  },
];
const sources = { blockedRegistries: ['bad.test', 'quay.io/worse'], insecureRegistries: ['plain.test:5000'] };
const policy = new RegistryPolicy(
  { ...meta, kind: 'Image', spec: { registrySources: sources } } as ImageConfiguration,
  sets,
);

const places: [image: string, expected: string[]][] = [
  [
    `quay.io/org/app@${digest}`,
    [`mirror.test/one/app@${digest}`, `mirror.test/two/app@${digest}`, `quay.io/org/app@${digest}`],
  ],
  [`quay.io/other/app@${digest}`, [`mirror.test/all/other/app@${digest}`, `quay.io/other/app@${digest}`]],
  [
    `quay.io/organisation/app@${digest}`,
    [`mirror.test/all/organisation/app@${digest}`, `quay.io/organisation/app@${digest}`],
  ],
  ['quay.io/org/app:v1', ['quay.io/org/app:v1']],
  ['a.example.com/org/app:v1', ['mirror.test/org/app:v1', 'a.example.com/org/app:v1']],
  [`docker.io/org/app@${digest}`, [`docker.io/org/app@${digest}`]],
];
for (const [image, expected] of places) {
  test(`${image.slice(0, 40)} is looked for in ${expected.length} places`, () => {
    assert.deepEqual(policy.placesOf(parseImageReference(image)).map(formatExact), expected);
  });
}

test('the most precise source hides wider ones, also when it has mirrors of the other kind only', () => {
  const both = new RegistryPolicy(undefined, [
    {
      ...meta,
      kind: 'ImageDigestMirrorSet',
      spec: { imageDigestMirrors: [{ source: 'quay.io/org', mirrors: ['mirror.test/one'] }] },
    },
    {
      ...meta,
      kind: 'ImageTagMirrorSet',
      spec: { imageTagMirrors: [{ source: 'quay.io', mirrors: ['mirror.test'] }] },
    },
  ]);
  const placesOf = (image: string) => both.placesOf(parseImageReference(image)).map(formatExact);
  assert.deepEqual(placesOf('quay.io/org/app:v1'), ['quay.io/org/app:v1']);
  assert.deepEqual(placesOf('quay.io/other/app:v1'), ['mirror.test/other/app:v1', 'quay.io/other/app:v1']);
});

test('imports overlook the mirrors of all names below a domain', () => {
  const reference = parseImageReference('a.example.com/org/app:v1');
  assert.deepEqual(policy.importPlacesOf(reference).map(formatExact), ['a.example.com/org/app:v1']);
});

test('a registry or a part of it is blocked or insecure', () => {
  const found = ['bad.test/a/b', 'quay.io/worse/b', 'quay.io/worsening/b', 'plain.test:5000/a/b'].map(
    parseImageReference,
  );
  assert.deepEqual(
    found.map((image) => policy.blockedBy(image)),
    ['bad.test', 'quay.io/worse', 'quay.io', undefined],
  );
  assert.deepEqual(
    found.map((image) => policy.isInsecure(image)),
    [false, false, false, true],
  );
});

test('who may never contact a source asks its mirrors only, for tags, too; the mirrors of a more precise entry have their own rule', () => {
  const blocking = ['quay.io/other/app:1', `quay.io/other/app@${digest}`, 'quay.io/org/app:1', 'a.example.com/x/y:1'];
  assert.deepEqual(
    blocking.map((image) => policy.blockedBy(parseImageReference(image))),
    ['quay.io', 'quay.io', undefined, undefined],
  );
});

test('the internal registry asks the mirrors of all sets, whether it has a tag or a digest', () => {
  assert.deepEqual(policy.pullThroughPlacesOf(parseImageReference('quay.io/org/app:v1')).map(formatExact), [
    'mirror.test/one/app:v1',
    'mirror.test/two/app:v1',
    'mirror.test/all/org/app:v1',
    'quay.io/org/app:v1',
  ]);
});
