import type { ContainerConfig } from '../image/image-config.ts';
import type { KubeObject, ObjectMeta } from './kube-object.ts';

/** `dockerImageMetadata` of an image: its configuration blob, with capitalised keys. */
export interface ImageMetadata {
  Id?: string;
  Created?: string | null;
  Author?: string;
  Architecture?: string;
  Size?: number;
  Config?: ContainerConfig;
}

/** What describes an image; also inside image stream tags and the answers of imports, where `kind` is absent. */
export interface ImageFields {
  metadata: Partial<ObjectMeta>;
  /** `docker.io/openshift/hello-openshift@sha256:…` */
  dockerImageReference?: string;
  dockerImageMetadata?: ImageMetadata | null;
  dockerImageLayers?: { name: string; size: number; mediaType: string }[] | null;
  dockerImageManifests?: { digest: string; mediaType: string; manifestSize: number; architecture: string; os: string; variant?: string }[];
  signatures?: { metadata: ObjectMeta }[];
}

/** An image of image.openshift.io/v1; its name is its digest. */
export type Image = KubeObject & ImageFields;
