import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configMapKind, secretKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { controlPlane, createProject } from '../../testing/control-plane.ts';

const LIMIT = 1024 * 1024;
const base64 = (size: number): string => Buffer.alloc(size, 'x').toString('base64');
const tooLong = `Too long: may not be more than ${LIMIT} bytes`;

const cases: [ResourceKind, string, object, string | undefined][] = [
  [configMapKind, 'text at the limit', { data: { a: 'x'.repeat(LIMIT) } }, undefined],
  [
    configMapKind,
    'bytes beyond it',
    { data: { a: 'ä'.repeat(LIMIT / 2), b: 'x' } },
    `ConfigMap "x" is invalid: []: ${tooLong}`,
  ],
  [
    configMapKind,
    'both kinds of values beyond it',
    { data: { a: 'x' }, binaryData: { b: base64(LIMIT) } },
    `ConfigMap "x" is invalid: []: ${tooLong}`,
  ],
  [secretKind, 'a value at the limit', { data: { a: base64(LIMIT) } }, undefined],
  [
    secretKind,
    'a value beyond it',
    { stringData: { a: 'x'.repeat(LIMIT + 1) } },
    `Secret "x" is invalid: data: ${tooLong}`,
  ],
];

for (const [kind, what, content, message] of cases)
  test(`a ${kind.singular} with ${what} is ${message === undefined ? 'kept' : 'refused'}`, async () => {
    const plane = controlPlane();
    await createProject(plane, 'a');
    const object = { apiVersion: 'v1', kind: kind.kind, metadata: { name: 'x', namespace: 'a' }, ...content };
    const made = plane.client.create<KubeObject>(kind, object);
    if (message === undefined) await made;
    else await assert.rejects(made, { code: 422, message });
  });
