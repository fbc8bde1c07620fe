import type { KubeObject } from '../kube-object.ts';

/** What a tag follows. */
export interface TagSource {
  kind: 'DockerImage' | 'ImageStreamTag' | 'ImageStreamImage';
  name: string;
  namespace?: string;
}

/** How a tag is imported; members that are not set are absent. */
export interface TagImportPolicy {
  insecure?: boolean;
  scheduled?: boolean;
  /** `Legacy` takes one image out of a manifest list, `PreserveOriginal` keeps the list. */
  importMode?: string;
}

/** Whether consumers pull from where the image came from or through the internal registry. */
export interface TagReferencePolicy {
  type: 'Source' | 'Local';
}

/** An element of `spec.tags`: what is wanted. */
export interface SpecTag {
  name: string;
  /** The server always writes it; `null` when there are none. */
  annotations?: Record<string, string> | null;
  from?: TagSource;
  /** The server always writes it. A client that writes 0 asks for a new import. */
  generation?: number | null;
  /** The tag names its source and is never imported; absent when false. */
  reference?: boolean;
  importPolicy?: TagImportPolicy;
  referencePolicy?: TagReferencePolicy;
}

/** An element of the history of a tag. */
export interface TagEvent {
  created: string;
  dockerImageReference: string;
  /** The digest; empty for a reference tag. */
  image: string;
  generation: number;
}

/** An element of `status.tags[].conditions`. */
export interface TagCondition {
  type: string;
  status: string;
  lastTransitionTime: string;
  reason?: string;
  message?: string;
  generation: number;
}

/** An element of `status.tags`: what was seen, newest first. */
export interface StatusTag {
  tag: string;
  items: TagEvent[] | null;
  conditions?: TagCondition[];
}

/** `spec` of an image stream; tags are sorted by name. */
export interface ImageStreamSpec {
  lookupPolicy?: { local: boolean };
  dockerImageRepository?: string;
  tags?: SpecTag[];
}

/** `status` of an image stream; tags are sorted by name. */
export interface ImageStreamStatus {
  /** Where the internal registry serves the stream; empty without one. */
  dockerImageRepository?: string;
  publicDockerImageRepository?: string;
  tags?: StatusTag[];
}

/**
 * An image stream of image.openshift.io/v1.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/image_apis/imagestream-image-openshift-io-v1.html
 */
export interface ImageStream extends KubeObject {
  spec?: ImageStreamSpec;
  status?: ImageStreamStatus;
}

/** When the server last wrote what an import found, as RFC 3339. */
export const importCheckAnnotation = 'openshift.io/image.dockerRepositoryCheck';

/** `"true"` makes every import of the stream an insecure one. */
export const insecureRepositoryAnnotation = 'openshift.io/image.insecureRepository';
