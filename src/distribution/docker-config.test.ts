import assert from 'node:assert/strict';
import test from 'node:test';
import { findCredentials, parseDockerConfig } from './docker-config.ts';

const auth = (text: string): { auth: string } => ({ auth: Buffer.from(text).toString('base64') });

test('both formats of pull secrets are read, and entries that cannot be read are passed over', () => {
  const entries = {
    'quay.io': auth('robot:s:ecret'),
    'docker.io': { username: 'me', password: 'pw' },
    broken: { auth: '!' },
    none: null,
  };
  const expected = {
    'quay.io': { username: 'robot', password: 's:ecret' },
    'docker.io': { username: 'me', password: 'pw' },
  };
  assert.deepEqual(parseDockerConfig(JSON.stringify(entries)), expected);
  assert.deepEqual(parseDockerConfig(JSON.stringify({ auths: entries })), expected);
  assert.deepEqual(parseDockerConfig('not JSON'), {});
});

const config = parseDockerConfig(
  JSON.stringify({
    'https://index.docker.io/v1/': auth('hub:1'),
    'quay.io': auth('quay:1'),
    'quay.io/team': auth('team:1'),
    'registry.example:5000': auth('port:1'),
  }),
);
const cases: [registry: string, repository: string, user: string | undefined][] = [
  ['docker.io', 'library/nginx', 'hub'],
  ['quay.io', 'org/app', 'quay'],
  ['quay.io', 'team/app', 'team'],
  ['quay.io', 'teamwork/app', 'quay'],
  ['registry.example:5000', 'a/b', 'port'],
  ['registry.example', 'a/b', undefined],
];
for (const [registry, repository, user] of cases) {
  test(`${registry}/${repository} is pulled by ${user ?? 'nobody'}`, () => {
    assert.equal(findCredentials([config], registry, repository)?.username, user);
  });
}

test('of two equal entries the first secret wins', () => {
  const other = { 'quay.io': { username: 'other', password: '' } };
  assert.equal(findCredentials([other, config], 'quay.io', 'a/b')?.username, 'other');
});
