import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiRequest } from '../reply.ts';
import { issuerPages } from './issuer-pages.ts';

const publicKey = { kid: 'k', alg: 'ES256' };
const request = { server: { url: () => 'https://127.0.0.1:6443' }, exchange: { headers: {} } } as unknown as ApiRequest;

test('the issuer says where its keys are, and which', async () => {
  const pages = issuerPages({ issuer: 'https://kubernetes.default.svc', publicKey });
  const read = async (path: string): Promise<unknown> => {
    const reply = await pages[path]?.(request);
    assert.ok(reply !== undefined && 'body' in reply);
    return JSON.parse(String(reply.body));
  };
  assert.deepEqual(await read('/.well-known/openid-configuration'), {
    issuer: 'https://kubernetes.default.svc',
    jwks_uri: 'https://127.0.0.1:6443/openid/v1/jwks',
    response_types_supported: ['id_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
  });
  assert.deepEqual(await read('/openid/v1/jwks'), { keys: [publicKey] });
});
