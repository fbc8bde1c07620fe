import type { UpstreamControl } from './upstream-control.ts';

/** What an image is made of; the same recipe always gives the same digests. */
export interface ImageRecipe {
  /** Goes into the image, so that different names give different images: `A`. */
  name: string;
  format?: 'docker' | 'oci';
  /** Images of different families share no layer. @default '' */
  family?: string;
}

/** An image as a registry serves it; all digests as `sha256:<hex>`. */
export interface ServedImage {
  manifest: string;
  config: string;
  /** From the base upwards. */
  layers: readonly string[];
}

/** One line of a registry's access log. */
export interface RegistryRequest {
  /** Milliseconds since the epoch, on the clock of the target. */
  at: number;
  method: string;
  /** Path and query, as asked. */
  path: string;
  status: number;
  userAgent: string;
  /** How long the body of the answer was; absent where the log does not tell. */
  bytes?: number;
  /** The digest of what was served; absent where the log does not tell. */
  digest?: string;
  /** Whom the registry took the asker for, `''` for nobody in particular; absent where the log does not tell. */
  user?: string;
}

/** A registry whose access log can be read. */
export interface ObservedRegistry {
  /** The name in image references: `docker.io`, `image-registry.openshift-image-registry.svc:5000`. */
  readonly host: string;
  /** The access log, oldest first. @throws UnsupportedError where it cannot be read */
  requests(): Promise<readonly RegistryRequest[]>;
}

/** The registry of the cluster itself. */
export interface ClusterRegistry extends ObservedRegistry {
  /**
   * Pushes an image under a tag, as `podman push` does after `podman login`.
   *
   * @param token a bearer token of whoever pushes
   * @throws Error with the words of the registry when it refuses
   */
  push(repository: string, tag: string, recipe: ImageRecipe, token: string): Promise<ServedImage>;
}

/**
 * A registry of the world outside the cluster, under the name that features use for it.
 *
 * All but `host` and `serve` throw `UnsupportedError` where the target cannot control the registry.
 */
export interface UpstreamRegistry extends ObservedRegistry, UpstreamControl {
  /** Makes the registry serve an image under a tag, as a push would; an existing tag moves. */
  serve(repository: string, tag: string, recipe: ImageRecipe): Promise<ServedImage>;
  /** Takes a tag away; the image stays as long as the registry keeps what no tag names. */
  deleteTag(repository: string, tag: string): Promise<void>;
}
