import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskSecrets, maskValue, secretsIn } from './mask-secrets.ts';

const planted = 'Pl4nted-Secret_value';
const table: readonly (readonly [string, string])[] = [
  ['an option with =', `oc create secret docker-registry up --docker-password=${planted} --docker-username=acme`],
  ['an option with a blank', `oc login -u developer --password ${planted}`],
  ['a quoted option', `oc login --password='${planted} ${planted}'`],
  ['a token option', `oc login --token=sha256~${planted}${planted}`],
  ['a header', `Authorization: Bearer ${planted}`],
  ['a JSON web token', `eyJhbGciOiJSUzI1NiJ9.${planted}.${planted}`],
  ['a docker config', `{"auths":{"quay.io":{"auth":"${planted}","password": "${planted}"}}}`],
  ['a docker config within JSON', JSON.stringify({ data: JSON.stringify({ auth: planted }) })],
  ['a short option of a login', `oc login -u developer -p ${planted}`],
  ['a literal of a secret', `oc create secret generic up --from-literal=password=${planted}`],
  ['credentials of a registry', `oc image mirror --dest-creds=acme:${planted} a b`],
  ['a password in a URL', `https://acme:${planted}@quay.io/v2/`],
  ['a key', `-----BEGIN EC PRIVATE KEY-----\n${planted}\n-----END EC PRIVATE KEY-----`],
  ['a kubeconfig in JSON', `{"user":{"client-key-data":"${planted}","token":"${planted}"}}`],
  ['a kubeconfig in YAML', `    token: ${planted}\n    password: ${planted}\n    client-key-data: ${planted}\n`],
  ['a header in lower case', `authorization: basic ${planted}`],
  [
    'any literal of a secret',
    `oc create secret generic up --type=a --from-literal=a=1 --from-literal=plain=${planted}`,
  ],
  ['a variable of the environment', `oc set env deployment/web DB_PASSWORD=${planted}`],
  ['a variable in YAML', `- name: DB_PASSWORD\n  value: ${planted}\n`],
  ['a variable in JSON', `{"name":"API_TOKEN","value":"${planted}"}`],
  ['a token in the query of a URL', `GET /v2/?access_token=${planted}&x=1`],
  ['a password in a feature', `registry.redhat.io demands the user "acme" with the password "${planted}"`],
  ['a password in a Chinese feature', `registry.redhat.io 要求用户 "acme" 和密码 "${planted}"`],
  [
    'the manifest of a secret',
    `    kind: Secret\n    stringData:\n      any: ${planted}\n      other: |\n        ${planted}\n`,
  ],
  ['the manifest of a secret in an annotation', JSON.stringify({ a: `{"kind":"Secret","data":{"any":"${planted}"}}` })],
  ['a secret in YAML', `  .dockerconfigjson: ${planted.replaceAll('-', '')}`],
];

for (const [name, text] of table) test(`hides ${name}`, () => assert.doesNotMatch(maskSecrets(text), /Pl4nted/));

test('hides a docker config that is encoded', () => {
  const config = Buffer.from(JSON.stringify({ auths: { 'quay.io': { auth: planted } } })).toString('base64');
  assert.doesNotMatch(maskSecrets(`the output is ${config}`), /eyJ/);
});

test('tells which secrets a text holds', () =>
  assert.deepEqual(
    secretsIn(`Given registry.redhat.io demands the user "acme" with the password "a1b2"\n--docker-password='x y'`),
    ['x y', 'a1b2'],
  ));

test('leaves everything else alone', () => {
  const text = 'Pulling image "docker.io/x@sha256:6f4dc6adaeb0" --docker-username=acme';
  assert.equal(maskSecrets(text), text);
});

test('hides the content of secrets, and fields that hold nothing else', () => {
  const secret = { kind: 'Secret', data: { any: 'Pl4nted' }, stringData: { other: 'Pl4nted' }, type: 'Opaque' };
  const value = maskValue({ objects: [secret, { kind: 'Config', users: [{ user: { token: 'Pl4nted' } }] }] });
  assert.doesNotMatch(JSON.stringify(value), /Pl4nted/);
  assert.equal(value.objects[0]?.kind, 'Secret');
});
