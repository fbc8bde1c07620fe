import type { KubeObject } from '../kube-object.ts';

/** A blob that the registry may serve for a stream; the size of manifests and configurations is not known. */
export interface ImageBlob {
  size: number | null;
  mediaType: string;
}

/** Which blobs make up an image of a stream, by digest. */
export interface ImageBlobReferences {
  imageMissing: boolean;
  layers: string[] | null;
  config: string | null;
  manifests?: string[];
}

/** Everything in the history of a stream: blobs and images by digest. */
export interface ImageStreamLayers extends KubeObject {
  blobs: Record<string, ImageBlob>;
  images: Record<string, ImageBlobReferences>;
}
