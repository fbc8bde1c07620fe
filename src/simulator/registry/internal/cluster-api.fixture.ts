import type { ImageStream } from '../../../resources/images/image-stream.ts';
import { StatusError } from '../../apimachinery/status-error.ts';
import type { ClusterApi, PushedImage, RegistryImage } from '../cluster-api.ts';
import type { Sample } from '../sample-image.fixture.ts';

const notFound = (kind: string) => ({ code: 404, details: { kind } });

/** A cluster of two users: `puller` may read everything, `pusher` may do everything; nobody else may do anything. */
export const fakeCluster = () => {
  const streams = new Map<string, ImageStream>();
  const images = new Map<string, RegistryImage>();
  const secrets: { type: string; data: Record<string, string> }[] = [];
  const log: string[] = [];
  const find = (key: string): ImageStream => {
    const stream = streams.get(key);
    if (!stream) throw notFound('imagestreams');
    return stream;
  };
  const add = (key: string): ImageStream => {
    const [namespace, name = ''] = key.split('/');
    const stream: ImageStream = {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStream',
      metadata: { name, namespace: namespace ?? '' },
    };
    streams.set(key, stream);
    return stream;
  };
  const tagged = (key: string, tag: string, reference: string, digest: string, insecure = false): void => {
    const stream = streams.get(key) ?? add(key);
    stream.spec = { tags: [...(stream.spec?.tags ?? []), { name: tag, importPolicy: { insecure } }] };
    const item = { created: '', dockerImageReference: reference, image: digest, generation: 1 };
    stream.status = { tags: [...(stream.status?.tags ?? []), { tag, items: [item] }] };
  };
  const api: ClusterApi = {
    authenticate: async (token) =>
      token === 'puller' || token === 'pusher' ? { username: token, groups: [] } : undefined,
    reviewAccess: async ({ username }, { verb }) => username === 'pusher' || (username === 'puller' && verb === 'get'),
    getImageStream: async (namespace, name) => find(`${namespace}/${name}`),
    listImageStreams: async () => [...streams.values()],
    getImageStreamLayers: async (namespace, name) => {
      const digests = (find(`${namespace}/${name}`).status?.tags ?? []).flatMap(({ items }) =>
        (items ?? []).map((item) => item.image),
      );
      const blobs = digests
        .flatMap((digest) => contentOf.get(digest) ?? [])
        .map((digest) => [digest, { size: 1, mediaType: '' }]);
      return { apiVersion: '', kind: '', metadata: { name }, blobs: Object.fromEntries(blobs), images: {} };
    },
    getImageStreamSecrets: async () => secrets,
    getImage: async (digest) => {
      const image = images.get(digest);
      if (!image) throw notFound('images');
      return image;
    },
    getImageOfStream: async (namespace, name, digest) => {
      const image = images.get(digest);
      const events = streams.get(`${namespace}/${name}`)?.status?.tags?.flatMap(({ items }) => items ?? []) ?? [];
      if (!image || !events.some((event) => event.image === digest)) throw notFound('imagestreamimages');
      return image;
    },
    createImage: async (image) => {
      if (image.dockerImageManifest.includes('"refused"')) throw new StatusError(422, 'Invalid', 'refused');
      images.set(image.metadata.name, image);
    },
    createImageStreamMapping: async (namespace, name, tag, image: PushedImage) => {
      log.push(`map ${namespace}/${name}:${tag}`);
      if (name === 'full')
        throw { code: 422, message: 'requested usage of openshift.io/images exceeds the maximum limit' };
      if (!streams.has(`${namespace}/${name}`)) throw notFound('imagestreammappings');
      images.set(image.metadata.name, image);
      tagged(`${namespace}/${name}`, tag, image.dockerImageReference, image.metadata.name);
    },
    createImageStream: async (token, namespace, name) => {
      log.push(`create ${namespace}/${name} as ${token}`);
      if (namespace === 'missing') throw { code: 403 };
      add(`${namespace}/${name}`);
    },
    createImageSignature: async () => undefined,
  };
  const contentOf = new Map<string, string[]>();
  /** Registers an image as if it had been imported. */
  const imported = (
    key: string,
    tag: string,
    repository: string,
    { manifest, blobs }: Sample,
    insecure = false,
  ): void => {
    contentOf.set(
      manifest.digest,
      blobs.map((blob) => blob.digest),
    );
    images.set(manifest.digest, {});
    tagged(key, tag, `${repository}@${manifest.digest}`, manifest.digest, insecure);
  };
  return { api, streams, images, secrets, log, imported };
};
