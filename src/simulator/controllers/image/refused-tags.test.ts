import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  imageStreamImageKind,
  imageStreamImportKind,
  imageStreamKind,
  imageStreamMappingKind,
  imageStreamTagKind,
  imageTagKind,
} from '../../../resources/kinds/kinds.ts';
import type { ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeObject } from '../../../resources/kube-object.ts';
import { importedStream, istag } from './testing/imported-stream.ts';

const of = (kind: string, name: string) => ({ name: 't', from: { kind, name } });
const unnamed = ({ group, kind }: ResourceKind, metadata: object = {}): KubeObject =>
  ({ apiVersion: `${group}/v1`, kind, metadata: { namespace: 'p', ...metadata } }) as unknown as KubeObject;
type SetUp = Awaited<ReturnType<typeof importedStream>>;
const refused: [name: string, attempt: (plane: SetUp) => Promise<unknown>, code: number, message: string | RegExp][] = [
  [
    'a name without tag',
    ({ client }) => client.get(imageStreamTagKind, 'p', 'is'),
    400,
    'ImageStreamTags must be retrieved with <name>:<tag>',
  ],
  [
    'the name of an image',
    ({ client }) => client.delete(imageStreamTagKind, 'p', 'is@sha256:abc'),
    400,
    'ImageStreamTags must be retrieved with <name>:<tag>',
  ],
  [
    'creating a tag without a name',
    ({ client }) => client.create(imageStreamTagKind, unnamed(imageStreamTagKind)),
    422,
    'ImageStreamTag.image.openshift.io "" is invalid: metadata.name: Required value: name or generateName is required',
  ],
  [
    'creating an image tag without a name',
    ({ client }) =>
      client.create(imageTagKind, { ...unnamed(imageTagKind), spec: { from: of('DockerImage', 'a').from } }),
    422,
    /^ImageTag.image.openshift.io "" is invalid: \[metadata.name: Required value: name or generateName is required, spec.name: Invalid value: /,
  ],
  ...[imageStreamTagKind, imageTagKind, imageStreamMappingKind, imageStreamImportKind].map(
    (kind): (typeof refused)[number] => [
      `making up a name for an ${kind.kind}`,
      ({ client }) => client.create(kind, unnamed(kind, { generateName: 'x' })),
      500,
      'Internal error occurred: metadata.name was not generated',
    ],
  ),
  [
    'a missing stream',
    ({ client }) => client.get(imageStreamTagKind, 'p', 'no:t'),
    404,
    'imagestreamtags.image.openshift.io "no" not found',
  ],
  [
    'a missing tag',
    ({ client }) => client.get(imageStreamTagKind, 'p', 'is:no'),
    404,
    'imagestreamtags.image.openshift.io "is:no" not found',
  ],
  [
    'deleting a missing stream',
    ({ client }) => client.delete(imageStreamTagKind, 'p', 'no:t'),
    404,
    'imagestreamtags.image.openshift.io "no" not found',
  ],
  [
    'deleting a missing tag',
    ({ client }) => client.delete(imageStreamTagKind, 'p', 'is:no'),
    404,
    'imagestreamtags.image.openshift.io "is:no" not found',
  ],
  [
    'creating a tag again',
    ({ client }) => client.create(imageStreamTagKind, istag('is:t', of('DockerImage', 'a'))),
    409,
    'imagestreamtag.image.openshift.io "is:t" already exists',
  ],
  [
    'creating without tag name',
    ({ client }) => client.create(imageStreamTagKind, istag('is', null)),
    500,
    '"is" must be of the form <stream_name>:<tag>',
  ],
  [
    'a write of an old version',
    ({ client }) => client.update(imageStreamTagKind, istag('is:t', of('DockerImage', 'a'), { resourceVersion: '1' })),
    409,
    /another caller has updated the resource version to \d+$/,
  ],
  [
    'a write of no tag',
    ({ client }) => client.update(imageStreamTagKind, istag('is:x', null)),
    400,
    'imagestreamtag x is not a spec tag in imagestream p/is, cannot be updated',
  ],
  [
    'a label',
    ({ client }) => client.update(imageStreamTagKind, istag('is:t', null, { labels: { a: 'b' } })),
    422,
    /is invalid: metadata: Invalid value: "": may not update fields other than metadata.annotations$/,
  ],
  [
    'a source that does not exist',
    ({ client }) => client.update(imageStreamTagKind, istag('is:x', of('ImageStreamTag', 'no:t'))),
    422,
    /: \[\]: Internal error: imagestreams "is" is invalid: spec\.tags\[x\]\.from\.name: Not found: "no:t"$/,
  ],
  [
    'an image that does not exist',
    ({ client }) => client.update(imageStreamTagKind, istag('is:x', of('ImageStreamImage', 'is@sha256:00'))),
    422,
    /spec\.tags\[x\]\.from\.name: Invalid value: "is@sha256:00": error generating tag event: imagestreamimage\.image\.openshift\.io "sha256:00" not found$/,
  ],
  [
    'a bad stream name',
    ({ client }) => client.update(imageStreamTagKind, istag('Bad_Name:x', of('DockerImage', 'a'))),
    422,
    'ImageStream.image.openshift.io "Bad_Name" is invalid: metadata.name: Invalid value: "Bad_Name": must match "[a-z0-9]+(?:[._-][a-z0-9]+)*"',
  ],
  [
    'a stream written blindly',
    ({ client }) =>
      client.update(imageStreamKind, {
        apiVersion: 'image.openshift.io/v1',
        kind: 'ImageStream',
        metadata: { name: 'is', namespace: 'p' },
      }),
    422,
    'imagestreams.image.openshift.io "is" is invalid: metadata.resourceVersion: Invalid value: 0x0: must be specified for an update',
  ],
  [
    'an image without digest',
    ({ client }) => client.get(imageStreamImageKind, 'p', 'is'),
    400,
    'ImageStreamImages must be retrieved with <name>@<id>',
  ],
  [
    'an image that is not in the stream',
    ({ client }) => client.get(imageStreamImageKind, 'p', 'is@sha256:ffff'),
    404,
    'imagestreamimage.image.openshift.io "is@sha256:ffff" not found',
  ],
  [
    'an image of a missing stream',
    ({ client }) => client.get(imageStreamImageKind, 'p', 'no@sha256:ffff'),
    404,
    'imagestreamimages.image.openshift.io "no" not found',
  ],
];
for (const [name, attempt, code, message] of refused) {
  test(`refused: ${name}`, async () => {
    await assert.rejects(attempt(await importedStream()), { code, message });
  });
}
