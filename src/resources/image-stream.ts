import type { KubeObject } from './kube-object.ts';

/** What a tag follows. */
export interface TagSource {
  kind: 'DockerImage' | 'ImageStreamTag' | 'ImageStreamImage';
  name: string;
  namespace?: string;
}

/** An element of `spec.tags`: what is wanted. */
export interface SpecTag {
  name: string;
  annotations?: Record<string, string> | null;
  from?: TagSource;
  generation?: number | null;
  reference?: boolean;
  importPolicy?: { insecure?: boolean; scheduled?: boolean; importMode?: string };
  referencePolicy?: { type: 'Source' | 'Local' };
}

/** An element of the history of a tag. */
export interface TagEvent {
  created?: string;
  dockerImageReference: string;
  /** The digest; empty for a reference tag. */
  image: string;
  generation?: number;
}

/** An element of `status.tags[].conditions`. */
export interface TagCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  generation?: number;
  lastTransitionTime?: string;
}

/** An element of `status.tags`: what was seen, newest first. */
export interface StatusTag {
  tag: string;
  items?: TagEvent[] | null;
  conditions?: TagCondition[];
}

/** An image stream of image.openshift.io/v1. */
export interface ImageStream extends KubeObject {
  spec?: { lookupPolicy?: { local: boolean }; tags?: SpecTag[]; dockerImageRepository?: string };
  status?: { dockerImageRepository?: string; publicDockerImageRepository?: string; tags?: StatusTag[] };
}
