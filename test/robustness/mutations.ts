import type { Random } from '../../src/simulator/apimachinery/random.ts';

type Json = Record<string, unknown>;

const VALUES = [
  'null',
  '1',
  '"s"',
  '[]',
  '{}',
  'true',
  '-1.5',
  '3000000000',
  '[null]',
  '{"a":null}',
  '[[]]',
  '"\\u0000"',
];

/** The object with one of its values, at any depth, replaced by one that is seldom right. */
export const withWrongValue = (object: Json, random: Random): unknown => {
  const places = placesOf(object);
  const place = places[random.integer(places.length)] as string[];
  const value = JSON.parse(VALUES[random.integer(VALUES.length)] as string) as unknown;
  const copy = structuredClone(object);
  const last = place.at(-1);
  if (last === undefined) return value;
  let owner = copy as Json;
  for (const key of place.slice(0, -1)) owner = owner[key] as Json;
  owner[last] = value;
  return copy;
};

/** The bytes with a few changed, left out or doubled. */
export const withWrongBytes = (bytes: Buffer, random: Random): Buffer => {
  const copy = Buffer.from(bytes);
  for (let count = random.integer(4); count >= 0; count--) copy[random.integer(copy.length)] = random.integer(256);
  const cut = random.integer(3);
  if (cut === 0) return copy.subarray(0, random.integer(copy.length));
  return cut === 1 ? Buffer.concat([copy, copy.subarray(random.integer(copy.length))]) : copy;
};

const SEGMENTS = [
  'v1',
  'v2',
  'namespaces',
  'default',
  'pods',
  'configmaps',
  'apps',
  'deployments',
  'image.openshift.io',
  'imagestreams',
  'blobs',
  'uploads',
  'manifests',
  'tags',
  'list',
  'status',
  'log',
  'watch',
  '..',
  '.',
  '*',
  '',
  '%2e%2e',
  '%2f',
  '%2f..%2f..%2fetc%2fpasswd',
  '%00',
  '%ff',
  '%',
  'x'.repeat(300),
  'sha256:00',
  `sha256:${'0'.repeat(64)}`,
];

const QUERIES = [
  '',
  '?limit=-1',
  '?limit=99999999999999999999',
  '?labelSelector=a%20b%20in',
  '?fieldSelector=%3D',
  '?continue=x',
  '?resourceVersion=-1',
  '?resourceVersionMatch=Exact',
  '?fieldManager=%00',
  '?dryRun=Some',
  '?pretty=maybe',
  '?timeoutSeconds=0&watch=1',
  '?digest=sha256:zz',
  '?mount=x&from=..',
  '?n=-1&last=%00',
  `?a=${'x'.repeat(5000)}`,
];

/** A path of words that servers know and of tricks. */
export const strangePath = (roots: readonly string[], random: Random): string => {
  const words = Array.from({ length: 1 + random.integer(7) }, () => SEGMENTS[random.integer(SEGMENTS.length)]);
  return `${roots[random.integer(roots.length)]}/${words.join('/')}${QUERIES[random.integer(QUERIES.length)]}`;
};

const placesOf = (value: unknown, place: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? [place, ...Object.entries(value).flatMap(([key, each]) => placesOf(each, [...place, key]))]
    : [place];
