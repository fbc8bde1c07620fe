import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageKind, imageStreamKind, imageTagKind } from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { imagePlane } from './testing/image-plane.ts';

const pullSpec = { dockerImageReference: 'docker.io/org/app:v1' };
const manifest = { digest: 'x', mediaType: 'y' };
const layer = { name: 'z', size: 1, mediaType: 'q' };
const fromApp = { kind: 'DockerImage', name: 'docker.io/org/app:v1' };

const cases: [what: string, kind: ResourceKind, name: string, fields: object, why: string][] = [
  ['an image without pull spec', imageKind, 'i', {}, 'dockerImageReference: Required value'],
  [
    'an image with a pull spec that is none',
    imageKind,
    'i',
    { dockerImageReference: 'A B' },
    'dockerImageReference: Invalid value: "A B": invalid reference format',
  ],
  [
    'an image with a slash in its name',
    imageKind,
    'a/b',
    pullSpec,
    'metadata.name: Invalid value: "a/b": may not contain \'/\'',
  ],
  [
    'a list that has layers',
    imageKind,
    'i',
    { ...pullSpec, dockerImageManifests: [manifest], dockerImageLayers: [layer] },
    '[dockerImageManifests[0].digest: Invalid value: "x": digest does not conform with OCI image specification, dockerImageManifests[0].mediaType: Invalid value: "y": media type does not conform to RFC6838, dockerImageManifests[0].architecture: Required value, dockerImageManifests[0].os: Required value, dockerImageLayers: Invalid value: []image.ImageLayer{image.ImageLayer{Name:"z", LayerSize:1, MediaType:"q"}}: dockerImageLayers should not be set when dockerImageManifests is set]',
  ],
  [
    'an image with a signature of another form',
    imageKind,
    'i',
    { ...pullSpec, signatures: [{ metadata: { name: 'zz' }, type: 'x', content: 'aGk=' }] },
    'signatures[0].metadata.name: Invalid value: "zz": name must be of format <imageName>@<signatureName>',
  ],
  [
    'an image tag without spec',
    imageTagKind,
    'is:t',
    {},
    'spec: Required value: spec is a required field during creation',
  ],
  [
    'an image tag that names another',
    imageTagKind,
    'is:t',
    { spec: { name: 'u', from: fromApp } },
    'spec.name: Invalid value: "u": must match image tag name',
  ],
  [
    'a pull spec of another project',
    imageStreamKind,
    'is',
    { spec: { tags: [{ name: 't', from: { ...fromApp, namespace: 'p2' } }] } },
    '[]: Internal error: imagestreams "is" is invalid: spec.tags[t].from.name: Invalid value: "docker.io/org/app:v1": must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>',
  ],
  [
    'a tag of nothing',
    imageStreamKind,
    'is',
    { spec: { tags: [{ name: 't', from: { kind: 'ImageStreamTag' } }] } },
    'spec.tags[t].from.name: Required value',
  ],
];
for (const [what, kind, name, fields, why] of cases) {
  test(`${what} is refused`, async () => {
    const { client } = await imagePlane();
    const metadata = kind.namespaced ? { name, namespace: 'p' } : { name };
    const object = { apiVersion: `${kind.group}/${kind.version}`, kind: kind.kind, metadata, ...fields } as KubeObject;
    await assert.rejects(client.create(kind, object), {
      code: 422,
      message: `${kind.kind}.image.openshift.io "${name}" is invalid: ${why}`,
    });
  });
}
