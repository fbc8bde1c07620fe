import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskSecrets } from './mask-secrets.ts';

const planted = 'Pl4nted-Secret_value';
const table: readonly (readonly [string, string])[] = [
  ['an option with =', `oc create secret docker-registry up --docker-password=${planted} --docker-username=acme`],
  ['an option with a blank', `oc login -u developer --password ${planted}`],
  ['a quoted option', `oc login --password='${planted} ${planted}'`],
  ['a token option', `oc login --token=sha256~${planted}${planted}`],
  ['a header', `Authorization: Bearer ${planted}`],
  ['a JSON web token', `eyJhbGciOiJSUzI1NiJ9.${planted}.${planted}`],
  ['a docker config', `{"auths":{"quay.io":{"auth":"${planted}","password": "${planted}"}}}`],
  ['a secret in YAML', `  .dockerconfigjson: ${planted.replaceAll('-', '')}`],
];

for (const [name, text] of table) test(`hides ${name}`, () => assert.doesNotMatch(maskSecrets(text), /Pl4nted/));

test('leaves everything else alone', () => {
  const text = 'Pulling image "docker.io/x@sha256:6f4dc6adaeb0" --docker-username=acme';
  assert.equal(maskSecrets(text), text);
});
