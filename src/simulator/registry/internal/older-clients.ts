import { createHash } from 'node:crypto';
import { goJson } from '../../../image/go-json.ts';
import { type ImageIndex, parseManifest } from '../../../image/manifest.ts';
import { mediaType } from '../../../image/media-type.ts';
import { tagPattern } from '../../../image/reference.ts';
import type { Accepts } from '../api/accepts.ts';
import type { ServedBlob, ServedManifest } from '../api/repository.ts';
import { RegistryError } from '../http/registry-error.ts';
import { emptyLayer, emptyLayerDigest } from './schema1/empty-layer.ts';
import { historyOfImage, type ImageConfiguration, type OldImage } from './schema1/history-of-image.ts';
import { findBlob } from './stream-blobs.ts';
import type { StreamContext } from './stream-context.ts';
import { findManifest } from './stream-manifests.ts';

/**
 * What a client gets that asks for a tag and does not know the type of its manifest: of a list the image for amd64 and linux, and an
 * image of schema 2 rewritten in schema 1. Documents of OCI are never rewritten.
 *
 * @see https://github.com/openshift/image-registry/blob/release-4.19/vendor/github.com/distribution/distribution/v3/registry/handlers/manifests.go
 */
export const forOlderClients = async (
  context: StreamContext,
  tag: string,
  manifest: ServedManifest,
  accepts: Accepts,
): Promise<ServedManifest> => {
  if (accepts(manifest.mediaType)) return manifest;
  if (manifest.mediaType === mediaType.dockerManifest) return inSchema1(context, tag, manifest);
  if (manifest.mediaType !== mediaType.dockerManifestList) return manifest;
  const { manifests } = parseManifest(manifest.content, manifest.mediaType) as ImageIndex;
  const usual = manifests.find(({ platform }) => platform?.architecture === 'amd64' && platform.os === 'linux');
  if (!usual) throw new RegistryError('MANIFEST_UNKNOWN');
  const part = await findManifest(context, usual.digest);
  const isKnown = accepts(part.mediaType) || part.mediaType !== mediaType.dockerManifest;
  return isKnown ? part : inSchema1(context, tag, part);
};

const inSchema1 = async (
  context: StreamContext,
  tag: string,
  { content, mediaType: type }: ServedManifest,
): Promise<ServedManifest> => {
  const manifest = parseManifest(content, type);
  if (manifest.kind !== 'image') throw new RegistryError('MANIFEST_INVALID', { detail: {} });
  if (!tagPattern.test(tag)) throw new RegistryError('TAG_INVALID', { detail: {} });
  const config = await readConfig(context, manifest.config.digest);
  const layers = manifest.layers.map(({ digest }) => digest);
  const images = history(config, layers);
  if (images.some(({ blobSum }) => blobSum === emptyLayerDigest)) await keepEmptyLayer(context);
  const document = {
    schemaVersion: 1,
    name: context.store.name,
    tag,
    architecture: (JSON.parse(config) as ImageConfiguration).architecture ?? '',
    fsLayers: images.map(({ blobSum }) => ({ blobSum })),
    history: images.map(({ v1Compatibility }) => ({ v1Compatibility })),
  };
  const text = goJson(document, '   ');
  return {
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    mediaType: mediaType.dockerSchema1Signed,
    content: Buffer.from(context.signingKey.sign(text)),
  };
};

const history = (config: string, layers: readonly string[]): OldImage[] => {
  try {
    return historyOfImage(config, layers);
  } catch (error) {
    throw new RegistryError('MANIFEST_INVALID', { detail: {}, cause: error });
  }
};

const readConfig = async (context: StreamContext, digest: string): Promise<string> => {
  const blob = await findBlob(context, digest).catch((error: unknown): ServedBlob => {
    if (error instanceof RegistryError && error.code === 'BLOB_UNKNOWN')
      throw new RegistryError('MANIFEST_INVALID', { detail: {}, cause: error });
    throw error;
  });
  const chunks: Buffer[] = [];
  for await (const chunk of await blob.open()) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

/** Steps without a layer of their own refer to a layer that holds nothing, which clients ask for like any other. */
const keepEmptyLayer = async ({ blobs, store }: StreamContext): Promise<void> => {
  if ((await blobs.size(emptyLayerDigest)) !== undefined) return;
  await blobs.write(emptyLayerDigest, emptyLayer);
  await store.linkLayer(emptyLayerDigest);
};
