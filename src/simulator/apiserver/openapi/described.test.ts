import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { facts } from '../facts/load-facts.ts';
import { described } from './described.ts';

const schemas = facts('openapi-schemas');
const stream = 'com.github.openshift.api.image.v1.ImageStream';
const policy = 'com.github.openshift.api.image.v1.TagReferencePolicy';

test('a schema and its fields tell what they are for', () => {
  assert.match(described(stream, schemas[stream] ?? {}).description ?? '', /^A stream of images behind one name/);
  const pod = 'io.k8s.api.core.v1.PodSpec';
  assert.equal(described(pod, schemas[pod] ?? {}).properties?.['containers']?.description, 'What runs.');
  const { type } = described(policy, schemas[policy] ?? {}).properties ?? {};
  assert.match(type?.description ?? '', /Local: they get one of the internal registry/);
  assert.equal(type?.type, 'string');
});

test('every kind says what its common fields are; a part of a kind does not', () => {
  const map = described('io.k8s.api.core.v1.ConfigMap', schemas['io.k8s.api.core.v1.ConfigMap'] ?? {});
  assert.equal(map.properties?.['kind']?.description, 'Kind says what the object is.');
  const reference = described(
    'io.k8s.api.core.v1.TypedLocalObjectReference',
    schemas['io.k8s.api.core.v1.TypedLocalObjectReference'] ?? {},
  );
  assert.equal(reference.properties?.['kind']?.description, undefined);
});

test('all prose is about schemas and fields that there are', () => {
  const folder = new URL('./prose/', import.meta.url);
  const names = Object.keys(schemas);
  for (const file of readdirSync(folder)) {
    const prose = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, Record<string, string>>;
    for (const [name, fields] of Object.entries(prose)) {
      const found = names.filter((each) => each.endsWith(`.${name}`)).map((each) => schemas[each]?.properties ?? {});
      for (const field of Object.keys(fields))
        assert.ok(
          found.some((properties) => field === '' || field in properties),
          `${file}: ${name} ${field}`,
        );
    }
  }
});
