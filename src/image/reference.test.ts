import assert from 'node:assert/strict';
import test from 'node:test';
import { parseImageReference } from './reference.ts';
import { dockerDefaults, formatExact, repositoryName } from './reference-format.ts';

const digest = `sha256:${'a'.repeat(64)}`;

const parsed: [spec: string, registry: string, namespace: string, name: string, tag: string, id: string][] = [
  ['nginx', '', '', 'nginx', '', ''],
  ['nginx:1.25', '', '', 'nginx', '1.25', ''],
  ['org/app', '', 'org', 'app', '', ''],
  ['quay.io/org/app:v1', 'quay.io', 'org', 'app', 'v1', ''],
  ['quay.io/app', 'quay.io', '', 'app', '', ''],
  ['localhost/app', 'localhost', '', 'app', '', ''],
  ['localhost:5000/org/app', 'localhost:5000', 'org', 'app', '', ''],
  ['registry.example/a/b/c:x', 'registry.example', 'a', 'b/c', 'x', ''],
  ['a/b/c', '', 'a', 'b/c', '', ''],
  [`app@${digest}`, '', '', 'app', '', digest],
  [`app@sha256:${'A'.repeat(64)}`, '', '', 'app', '', `sha256:${'A'.repeat(64)}`],
  ['Org/app', '', 'Org', 'app', '', ''],
  ['my_host.example/app', 'my_host.example', '', 'app', '', ''],
  ['my.app', 'my.app', '', '', '', ''],
  ['localhost', 'localhost', '', '', '', ''],
];
for (const [spec, registry, namespace, name, tag, id] of parsed) {
  test(`parses ${spec}`, () => {
    const reference = parseImageReference(spec);
    assert.deepEqual(reference, { registry, namespace, name, tag, id });
    assert.equal(formatExact(reference), spec);
  });
}

const refused: [spec: string, message: RegExp][] = [
  ['', /^invalid reference format: repository name must have at least one component$/],
  ['UPPER', /^invalid reference format: repository name \(UPPER\) must be lowercase$/],
  ['docker.io/Bad/Name:latest', /^invalid reference format: repository name \(Bad\/Name\) must be lowercase$/],
  ['ok32:', /^invalid reference format$/],
  ['app@sha256:abc', /^invalid reference format$/],
  [`app@sha256:${'a'.repeat(63)}`, /^invalid checksum digest length$/],
  [`App@md5:${'a'.repeat(32)}`, /must be lowercase$/],
  [`app@md5:${'a'.repeat(32)}`, /^unsupported digest algorithm$/],
  ['a//b', /^invalid reference format$/],
  ['../etc/passwd', /^invalid reference format$/],
  [' app', /^invalid reference format$/],
  [`quay.io/${'a'.repeat(256)}`, /must not be more than 255 characters$/],
];
for (const [spec, message] of refused) {
  test(`refuses ${JSON.stringify(spec.slice(0, 40))}`, () => {
    assert.throws(() => parseImageReference(spec), { name: 'InvalidReferenceError', message });
  });
}

const defaulted: [spec: string, expected: string][] = [
  ['nginx', 'docker.io/library/nginx:latest'],
  ['org/app:v1', 'docker.io/org/app:v1'],
  ['quay.io/app', 'quay.io/app:latest'],
  [`nginx@${digest}`, `docker.io/library/nginx@${digest}`],
];
for (const [spec, expected] of defaulted) {
  test(`${spec} connects to ${expected}`, () =>
    assert.equal(formatExact(dockerDefaults(parseImageReference(spec))), expected));
}

test('a digest makes the tag superfluous', () => {
  const reference = parseImageReference(`quay.io/org/app:v1@${digest}`);
  assert.equal(formatExact(reference), `quay.io/org/app@${digest}`);
  assert.equal(repositoryName(reference), 'org/app');
});
