import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Secret } from '../../../resources/access/secret.ts';
import { secretKind, serviceAccountKind } from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { controlPlane } from '../../testing/control-plane.ts';
import { noteLastUse } from './lasting-token.ts';
import { ServiceAccountTokens } from './service-account-token.ts';
import { serviceAccountTokenOwner } from './token-authenticator.ts';

const LAST_USED = 'kubernetes.io/legacy-token-last-used';

const start = async () => {
  const { client, listers, clock, createNamespace } = controlPlane();
  await createNamespace('a');
  const create = (kind: typeof secretKind, name: string): Promise<KubeObject> =>
    client.create(kind, { apiVersion: 'v1', kind: kind.kind, metadata: { name, namespace: 'a' } } as KubeObject);
  const account = await create(serviceAccountKind, 'robot');
  const secret = await create(secretKind, 'robot-token');
  const tokens = new ServiceAccountTokens('f'.repeat(64), clock);
  const named = ({ metadata: { name, uid = '' } }: KubeObject) => ({ name, uid });
  const token = tokens.issue({ namespace: 'a', serviceAccount: named(account), secret: named(secret) });
  const change = (apply: (secret: Secret) => void) => client.modify<Secret>(secretKind, 'a', 'robot-token', apply);
  await change((current) => {
    current.data = { token: Buffer.from(token).toString('base64') };
  });
  let written: Promise<unknown> = Promise.resolve();
  const modify = ((...args: Parameters<Client['modify']>) => (written = client.modify(...args))) as Client['modify'];
  const ownerOf = serviceAccountTokenOwner(tokens, listers, noteLastUse({ modify }, clock));
  const use = async () => {
    const owner = ownerOf(token);
    await written;
    return owner?.user.username;
  };
  const labels = async () => (await client.get(secretKind, 'a', 'robot-token')).metadata.labels;
  return { use, change, labels, today: () => new Date(clock.now()).toISOString().slice(0, 10) };
};

test('the secret of a lasting token says on which day it was used', async () => {
  const { use, labels, today } = await start();
  assert.equal(await use(), 'system:serviceaccount:a:robot');
  assert.deepEqual(await labels(), { [LAST_USED]: today() });
});

test('what is written down once a day is not written again', async () => {
  const { use, change, labels } = await start();
  await use();
  let tomorrow = '';
  await change((current) => {
    tomorrow = new Date(Date.parse(current.metadata.labels?.[LAST_USED] ?? '') + 24 * 3600 * 1000).toISOString();
    current.metadata.labels = { [LAST_USED]: tomorrow.slice(0, 10) };
  });
  await use();
  assert.deepEqual(await labels(), { [LAST_USED]: tomorrow.slice(0, 10) });
});

test('a token that is taken out of use is refused, and its use is written down', async () => {
  const { use, change, labels, today } = await start();
  const invalid = { 'kubernetes.io/legacy-token-invalid-since': '2026-01-01' };
  await change((current) => {
    current.metadata.labels = invalid;
  });
  assert.equal(await use(), undefined);
  assert.deepEqual(await labels(), { ...invalid, [LAST_USED]: today() });
});

test('a token that is no longer that of its secret is refused', async () => {
  const { use, change, labels } = await start();
  await change((current) => {
    current.data = { token: 'eA==' };
  });
  assert.equal(await use(), undefined);
  assert.equal(await labels(), undefined);
});
