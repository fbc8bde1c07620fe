import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { test } from 'node:test';
import { ServiceAccountTokens } from './service-account-token.ts';

const clock = { now: () => 1_000_000 } as never;
const key = 'f'.repeat(64);
const binding = { namespace: 'a', serviceAccount: { name: 'robot', uid: '1' }, lifetime: 600 };

test('a token can be checked with the public key alone', () => {
  const tokens = new ServiceAccountTokens(key, clock);
  const [header = '', payload = '', signature = ''] = tokens.issue(binding).split('.');
  const jwk = tokens.publicKey;
  assert.deepEqual(JSON.parse(String(Buffer.from(header, 'base64url'))), { alg: 'ES256', kid: jwk.kid });
  const good = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key: createPublicKey({ format: 'jwk', key: { ...jwk } }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  assert.equal(good, true);
});

test('the same key issues the same token twice, and knows one that another process has signed', () => {
  const token = new ServiceAccountTokens(key, clock).issue(binding);
  assert.equal(new ServiceAccountTokens(key, clock).issue(binding), token);
  const foreign =
    'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2t1YmVybmV0ZXMuZGVmYXVsdC5zdmMifQ.HqKoVzqNc7OGe7ogZ7iQ4zfZvUKVSir-883wJJE7R8tDuGWKn9D66eOBW0vN_Y6-GSlBVUvqdr4GTQ4yIM9qNA';
  assert.equal(new ServiceAccountTokens(key, clock).verify(foreign)?.iss, 'https://kubernetes.default.svc');
});

test('a token whose claims, signature or key is another is refused', () => {
  const tokens = new ServiceAccountTokens(key, clock);
  const [header, payload, signature = ''] = tokens.issue(binding).split('.');
  const others = Buffer.from(JSON.stringify({ sub: 'system:serviceaccount:a:other' })).toString('base64url');
  assert.equal(tokens.verify(`${header}.${others}.${signature}`), undefined);
  assert.equal(tokens.verify(`${header}.${payload}.${signature.slice(4)}`), undefined);
  assert.equal(tokens.verify(`${header}.${payload}.`), undefined);
  tokens.key = 'e'.repeat(64);
  assert.equal(tokens.verify(`${header}.${payload}.${signature}`), undefined);
});
