import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RunNames } from './run-names.ts';

const open = (): RunNames => {
  const names = new RunNames('sp-k3x9-1');
  names.claim('is-test');
  names.claim('is-test-b');
  names.place('docker.io', 'registry.example.com/team/sp-k3x9-1/docker.io');
  return names;
};

const texts: readonly (readonly [string, string])[] = [
  ['oc get is -n is-test', 'oc get is -n sp-k3x9-1-is-test'],
  ['--namespace=is-test-b', '--namespace=sp-k3x9-1-is-test-b'],
  ['/api/v1/namespaces/is-test/pods', '/api/v1/namespaces/sp-k3x9-1-is-test/pods'],
  ['oc tag is-test/web:1 is-test-b/web:1', 'oc tag sp-k3x9-1-is-test/web:1 sp-k3x9-1-is-test-b/web:1'],
  ['my-is-test is-testing is-test.example.com', 'my-is-test is-testing is-test.example.com'],
  ['a stream of is-test.', 'a stream of sp-k3x9-1-is-test.'],
  ['docker.io/acme/web:1', 'registry.example.com/team/sp-k3x9-1/docker.io/acme/web:1'],
  ['not-docker.io/acme/web:1', 'not-docker.io/acme/web:1'],
  ['svc:5000/is-test/web', 'svc:5000/sp-k3x9-1-is-test/web'],
];

for (const [logical, real] of texts)
  test(`"${logical}" becomes "${real}", and back`, () => {
    const names = open();
    assert.equal(names.toReal(logical), real);
    assert.equal(names.toLogical(real), logical);
  });

test('a registry that is not placed anywhere keeps its name', () => {
  assert.equal(new RunNames('sp-k3x9-1').toReal('docker.io/acme/web'), 'docker.io/acme/web');
});

test('a long name is cut to what a project may have', () => {
  assert.ok(open().claim('a'.repeat(63)).length <= 63);
});
