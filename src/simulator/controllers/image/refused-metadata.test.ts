import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  imageKind,
  imageStreamImportKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageStreamTagKind,
  imageTagKind,
} from '../../../resources/kinds/kinds.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imageCommands } from './testing/image-commands.ts';
import { imagePlane } from './testing/image-plane.ts';

const digest = `sha256:${'0'.repeat(64)}`;
const pullSpec = `docker.io/org/app@${digest}`;
const from = { kind: 'DockerImage', name: 'docker.io/org/app' };

/** A valid object of each kind that the image API takes, but for what is added to its metadata. */
const objects = [
  [imageStreamKind, 'new', {}],
  [imageStreamTagKind, 'is:new', { tag: { name: 'new', from } }],
  [imageTagKind, 'is:new', { spec: { name: 'new', from } }],
  [imageKind, digest, { dockerImageReference: pullSpec }],
  [imageStreamImportKind, 'is', { spec: { import: false, images: [{ from }] } }],
  [imageStreamMappingKind, 'is', { tag: 'new', image: { metadata: { name: digest }, dockerImageReference: pullSpec } }],
] as const;

const setUp = async () => {
  const plane = await imagePlane();
  plane.upstream.serve('docker.io/org/app', 'v1', 'v1');
  await imageCommands(plane).importImage('p', 'is:t', 'docker.io/org/app:v1');
  return plane;
};

for (const [kind, name, content] of objects) {
  test(`${kind.kind}: labels and annotations must have proper names`, async () => {
    const { client } = await setUp();
    const object = {
      apiVersion: 'image.openshift.io/v1',
      kind: kind.kind,
      metadata: {
        name,
        ...(kind.namespaced ? { namespace: 'p' } : {}),
        labels: { 'a%': 'b' },
        annotations: { 'c%': '' },
      },
      ...content,
    };
    await assert.rejects(client.create(kind, object as unknown as KubeObject), ({ code, message }) => {
      assert.equal(code, 422);
      assert.match(message, /metadata\.labels: Invalid value: "a%": name part must consist of/);
      assert.match(message, /metadata\.annotations: Invalid value: "c%": name part must consist of/);
      return true;
    });
  });
}

for (const [kind, name] of [
  [imageStreamKind, 'is'],
  [imageStreamTagKind, 'is:t'],
] as const) {
  test(`${kind.kind}: so must those that are added later`, async () => {
    const { client } = await setUp();
    await assert.rejects(
      client.modify<KubeObject>(kind, 'p', name, ({ metadata }) => void (metadata.annotations = { 'c%': '' })),
      { code: 422, message: /metadata\.annotations: Invalid value: "c%": name part must consist of/ },
    );
  });
}
