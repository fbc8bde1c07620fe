import type { ContainerConfig } from '../../image/image-config.ts';
import type { KubeObject, ObjectMeta } from '../kube-object.ts';

/** `dockerImageMetadata` of an image: its configuration blob, in the capitalised keys of Docker's own API. */
export interface ImageMetadata {
  kind?: 'DockerImage';
  apiVersion?: 'image.openshift.io/1.0';
  /** The digest of the configuration. */
  Id?: string;
  Parent?: string;
  Comment?: string;
  Created?: string | null;
  Container?: string;
  ContainerConfig?: ContainerConfig;
  DockerVersion?: string;
  Author?: string;
  Config?: ContainerConfig;
  Architecture?: string;
  /** Bytes of the configuration and of each different layer. */
  Size?: number;
}

/** A layer of an image; the name is its digest. */
export interface ImageLayer {
  name: string;
  size: number;
  mediaType: string;
}

/** An entry of a manifest list. */
export interface ImageManifestEntry {
  digest: string;
  mediaType: string;
  manifestSize: number;
  architecture: string;
  os: string;
  variant?: string;
}

/** A signature of an image; its object name is `<digest>@<name>`. */
export interface ImageSignature extends KubeObject {
  type: string;
  /** base64 */
  content: string;
  conditions?: { type: string; status: string; message?: string; lastProbeTime?: string }[];
  /** Who signed the certificate or key, of a signature that somebody has verified. */
  issuedBy?: { organization?: string; commonName?: string };
  issuedTo?: { organization?: string; commonName?: string; publicKeyID?: string };
  /** The name of the image that the signature is about. */
  imageIdentity?: string;
  signedClaims?: Record<string, string>;
}

/** What describes an image; also inside image stream tags and the answers of imports, where `kind` is absent. */
export interface ImageFields {
  metadata: Partial<ObjectMeta>;
  /** `docker.io/openshift/hello-openshift@sha256:…` */
  dockerImageReference?: string;
  dockerImageMetadata?: ImageMetadata | null;
  dockerImageMetadataVersion?: string;
  /** The text of the manifest; only in requests and in answers that were asked to include it. */
  dockerImageManifest?: string;
  /** From the base upwards. */
  dockerImageLayers?: ImageLayer[] | null;
  signatures?: (Omit<ImageSignature, 'apiVersion' | 'kind'> & { metadata: ObjectMeta })[];
  dockerImageSignatures?: string[];
  dockerImageManifestMediaType?: string;
  /** The text of the configuration; only where the manifest is. */
  dockerImageConfig?: string;
  /** Of a manifest list. */
  dockerImageManifests?: ImageManifestEntry[];
}

/**
 * An image that a stream imported or a client pushed; its name is the digest of its manifest.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/image_apis/image-image-openshift-io-v1.html
 */
export type Image = KubeObject & ImageFields;

/** `"true"` on images that were pushed into the internal registry. */
export const managedImageAnnotation = 'openshift.io/image.managed';

/** `ascending` when layers are listed from the base upwards. */
export const layersOrderAnnotation = 'image.openshift.io/dockerLayersOrder';
