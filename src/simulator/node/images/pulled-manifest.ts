import type { ReceivedManifest } from '../../../distribution/repository-client.ts';
import { type ImageIndex, type ImageManifest, parseManifest } from '../../../image/manifest.ts';
import { isSchema1Type } from '../../../image/media-type.ts';
import { configOfSchema1, layersOfSchema1 } from '../../../image/schema1-config.ts';
import { parseSchema1Manifest, type Schema1Manifest } from '../../../image/schema1-manifest.ts';
import type { LayerContent } from './layer-content.ts';

/** An image in Docker's first schema: it has no configuration of its own, and its unpacked layers are part of the one made of it. */
export interface Schema1Image {
  readonly kind: 'schema1';
  readonly manifest: Schema1Manifest;
  readonly layers: readonly { readonly digest: string }[];
}

/** What a node can pull as one image. */
export type PullableImage = ImageManifest | Schema1Image;

/** A manifest as it came, and what it says. */
export interface Pulled<M = PullableImage | ImageIndex> {
  readonly received: ReceivedManifest;
  readonly manifest: M;
}

/** @throws {InvalidManifestError} for anything but a manifest, or a list of them */
export const pulledManifest = ({ content, mediaType }: ReceivedManifest): PullableImage | ImageIndex => {
  if (!isSchema1Type(mediaType)) return parseManifest(content, mediaType);
  const manifest = parseSchema1Manifest(content);
  return { kind: 'schema1', manifest, layers: layersOfSchema1(manifest).map((digest) => ({ digest })) };
};

/** The configuration of an image that has none of its own; of its layers those digests are needed that they have unpacked. */
export const configOf = ({ manifest }: Schema1Image, layers: readonly LayerContent[]): Buffer => {
  const diffIds = layers.map(({ diffId = '' }) => diffId);
  return Buffer.from(configOfSchema1(manifest, diffIds));
};
