import type { Secret } from '../../../resources/access/secret.ts';
import type { ImageStream } from '../../../resources/images/image-stream.ts';
import type { ImageStreamLayers } from '../../../resources/images/image-stream-layers.ts';
import {
  imageKind,
  imageSignatureKind,
  imageStreamImageKind,
  imageStreamKind,
  imageStreamMappingKind,
} from '../../../resources/kinds/kinds.ts';
import { apiVersionOf, type ResourceKind } from '../../../resources/kinds/resource-kind.ts';
import type { KubeList, KubeObject } from '../../../resources/kube-object.ts';
import type { Client } from '../../apimachinery/client.ts';
import { forbidden, unauthorized } from '../../apimachinery/status-error.ts';
import { BODY_LIMIT } from '../../apiserver/body/decode-object.ts';
import { tooLarge } from '../../apiserver/transport/read-body.ts';
import type { ClusterApi, RegistryImage } from '../../registry/cluster-api.ts';
import type { Access } from '../control-plane.ts';

/** The cluster as its internal registry sees it: the API client, and the rights of whoever pulls or pushes. */
export const createRegistryClusterApi = (client: Client, { ownerOf, authorizer, authorize }: Access): ClusterApi => {
  /** Creates as the owner of a token, if that is allowed. */
  const createAs = async (token: string, kind: ResourceKind, object: KubeObject): Promise<void> => {
    const user = ownerOf(token)?.user;
    if (user === undefined) throw unauthorized();
    const { namespace } = object.metadata;
    const { allowed } = await authorize({ user, verb: 'create', group: kind.group, resource: kind.plural, namespace });
    if (!allowed)
      throw forbidden(
        kind,
        object.metadata.name,
        `User "${user.username}" cannot create resource "${kind.plural}" in API group "${kind.group}"${namespace === undefined ? ' at the cluster scope' : ` in the namespace "${namespace}"`}`,
      );
    await client.as(user).create(kind, object);
  };
  return {
    authenticate: async (token) => ownerOf(token)?.user,
    reviewAccess: async (user, access) => authorizer.authorize({ user, ...access }).allowed,
    getImageStream: (namespace, name) => client.get<ImageStream>(imageStreamKind, namespace, name),
    listImageStreams: () => client.list<ImageStream>(imageStreamKind),
    getImageStreamLayers: (namespace, name) =>
      client.getAt<ImageStreamLayers>(imageStreamKind, namespace, name, 'layers'),
    getImageStreamSecrets: async (namespace, name) =>
      ((await client.getAt(imageStreamKind, namespace, name, 'secrets')) as unknown as KubeList<Secret>).items,
    getImage: async (digest) => (await client.get(imageKind, undefined, digest)) as KubeObject & RegistryImage,
    getImageOfStream: async (namespace, name, digest) => {
      const found = await client.get(imageStreamImageKind, namespace, `${name}@${digest}`);
      return (found as KubeObject & { readonly image: RegistryImage }).image;
    },
    createImage: (image) =>
      createLimited(client, imageKind, { ...header(imageKind), ...image, metadata: { ...image.metadata } }),
    createImageStreamMapping: (namespace, name, tag, image) => {
      const mapping = { ...header(imageStreamMappingKind), metadata: { name, namespace }, image, tag };
      return createLimited(client, imageStreamMappingKind, mapping as KubeObject);
    },
    createImageStream: (token, namespace, name) =>
      createAs(token, imageStreamKind, { ...header(imageStreamKind), metadata: { name, namespace } }),
    createImageSignature: (token, { name, type, content }) =>
      createAs(token, imageSignatureKind, {
        ...header(imageSignatureKind),
        metadata: { name },
        type,
        content,
      } as KubeObject),
  };
};

/** Creates what the API server would accept as the body of a request: manifests may be longer. */
const createLimited = async (client: Client, kind: ResourceKind, object: KubeObject): Promise<void> => {
  if (Buffer.byteLength(JSON.stringify(object)) > BODY_LIMIT) throw tooLarge(BODY_LIMIT);
  await client.create(kind, object);
};

const header = (kind: ResourceKind): { apiVersion: string; kind: string } => ({
  apiVersion: apiVersionOf(kind),
  kind: kind.kind,
});
