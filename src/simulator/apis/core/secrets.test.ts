import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Secret } from '../../../resources/access/secret.ts';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import { controlPlane } from '../../testing/control-plane.ts';

const cluster = async () => {
  const plane = controlPlane();
  await plane.createNamespace('a');
  const create = (content: Partial<Secret>) =>
    plane.client.create<Secret>(secretKind, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'a' },
      ...content,
    } as Secret);
  return { ...plane, create };
};

const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('stringData becomes part of data', async () => {
  const { create } = await cluster();
  const { type, data, stringData } = await create({ data: { a: base64('1') }, stringData: { b: '2' } });
  assert.deepEqual(
    { type, data, stringData },
    { type: 'Opaque', data: { a: base64('1'), b: base64('2') }, stringData: undefined },
  );
});

for (const [what, content, error] of [
  [
    'a pull secret without content',
    { type: 'kubernetes.io/dockerconfigjson' },
    { code: 422, message: 'Secret "s" is invalid: data[.dockerconfigjson]: Required value' },
  ],
  [
    'a pull secret that is no JSON',
    { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': 'x' } },
    {
      code: 422,
      message: `Secret "s" is invalid: data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": invalid character 'x' looking for beginning of value`,
    },
  ],
  [
    'a certificate without a key',
    { type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'x' } },
    { code: 422, message: 'Secret "s" is invalid: data[tls.key]: Required value' },
  ],
  [
    'data that is no base64',
    { data: { a: 'ab!=' } },
    { code: 400, message: 'Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 2' },
  ],
] as const) {
  test(`${what} is refused`, async () => {
    const { create } = await cluster();
    await assert.rejects(create(content as never), error);
  });
}

test('the type of a secret never changes, its content not when it is immutable', async () => {
  const { create, client } = await cluster();
  await create({ immutable: true, stringData: { a: '1' } });
  await assert.rejects(
    client.modify<Secret>(secretKind, 'a', 's', (secret) => void (secret.type = 'x/y')),
    { message: 'Secret "s" is invalid: type: Invalid value: "x/y": field is immutable' },
  );
  await assert.rejects(
    client.modify<Secret>(secretKind, 'a', 's', (secret) => void (secret.stringData = { a: '2' })),
    {
      message: 'Secret "s" is invalid: data: Forbidden: field is immutable when `immutable` is set',
    },
  );
});

test('keys of config maps are checked', async () => {
  const { client } = await cluster();
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm', namespace: 'a' }, data: { 'a b': '1' } };
  await assert.rejects(client.create(configMapKind, map), {
    code: 422,
    message: /^ConfigMap "m" is invalid: data\[a b\]: Invalid value: "a b": a valid config key must consist of/,
  });
});
