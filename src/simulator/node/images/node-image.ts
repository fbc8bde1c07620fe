import type { ImageConfig } from '../../../image/image-config.ts';

/** An image that a node holds. */
export interface NodeImage {
  /** The hex digits of the digest of its configuration. */
  readonly id: string;
  /** As the node keeps them (`docker.io/library/app:v1`, `quay.io/app@sha256:…`), the newest first. */
  readonly names: readonly string[];
  /** Of the manifests through which it came. */
  readonly digests: readonly string[];
  readonly config: ImageConfig;
  /** Digests of the blobs, from the base upwards. */
  readonly layers: readonly string[];
  /** Bytes on disk, see {@link imageSize}. */
  readonly size: number;
  /** The platform needs it: it never goes to make room. */
  readonly pinned?: boolean;
  /** A repository by which it was known before its last name moved to another image. */
  readonly previousName?: string;
}

/**
 * What containers/storage counts as the size of an image: its unpacked layers, its configuration, and its manifest
 * twice (once under its digest, once as the current one); a list of manifests that it was chosen from counts once.
 */
export const imageSize = (parts: {
  layers: readonly number[];
  config: number;
  manifest: number;
  list?: number | undefined;
}): number => parts.layers.reduce((sum, size) => sum + size, 0) + parts.config + 2 * parts.manifest + (parts.list ?? 0);
