import type { Secret } from '../../resources/access/secret.ts';
import type { ImageStream } from '../../resources/images/image-stream.ts';
import type { ImageStreamLayers } from '../../resources/images/image-stream-layers.ts';
import type { UserInfo } from '../apimachinery/request-context.ts';

/** A right that the registry asks about. */
export interface AccessAttributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource?: string;
  /** Absent for the whole cluster. */
  readonly namespace?: string;
  readonly name?: string;
}

/** What the registry reads of an image. */
export interface RegistryImage {
  readonly dockerImageManifest?: string;
  readonly dockerImageManifestMediaType?: string;
  readonly signatures?: readonly {
    readonly metadata: { readonly name: string };
    readonly type?: string;
    readonly content?: string;
  }[];
}

/** The image that the registry writes after a push. */
export interface PushedImage {
  readonly metadata: { readonly name: string; readonly annotations: Readonly<Record<string, string>> };
  readonly dockerImageReference: string;
  readonly dockerImageManifest: string;
  readonly dockerImageManifestMediaType: string;
  /** Empty for a list of manifests. */
  readonly dockerImageConfig: string;
  /** Where the manifest does not tell their sizes. */
  readonly dockerImageLayers?: readonly { readonly name: string; readonly size: number; readonly mediaType: string }[];
}

/**
 * What the internal registry needs of the cluster. All methods act with the registry's own identity unless they take a token.
 * Failures are thrown objects of the shape {@link ApiFailure}.
 */
export interface ClusterApi {
  /** Whose token this is; `undefined` when it is not valid. */
  authenticate(token: string): Promise<UserInfo | undefined>;
  /** Whether the user may do this (a subject access review). */
  reviewAccess(user: UserInfo, access: AccessAttributes): Promise<boolean>;
  getImageStream(namespace: string, name: string): Promise<ImageStream>;
  listImageStreams(): Promise<readonly ImageStream[]>;
  /** `imagestreams/layers` */
  getImageStreamLayers(namespace: string, name: string): Promise<ImageStreamLayers>;
  /** `imagestreams/secrets`: the pull secrets of the namespace. */
  getImageStreamSecrets(namespace: string, name: string): Promise<readonly Pick<Secret, 'type' | 'data'>[]>;
  getImage(digest: string): Promise<RegistryImage>;
  /** `imagestreamimages`: an image of this stream. */
  getImageOfStream(namespace: string, name: string, digest: string): Promise<RegistryImage>;
  createImage(image: PushedImage): Promise<void>;
  /** POST imagestreammappings */
  createImageStreamMapping(namespace: string, name: string, tag: string, image: PushedImage): Promise<void>;
  /** POST imagestreams, as the user whose token this is. */
  createImageStream(token: string, namespace: string, name: string): Promise<void>;
  /** POST imagesignatures, as the user whose token this is; the name is `<digest>@<name>`. */
  createImageSignature(
    token: string,
    signature: { readonly name: string; readonly type: string; readonly content: string },
  ): Promise<void>;
}

/** The part of an API error that the registry looks at. */
export interface ApiFailure {
  /** HTTP status. */
  readonly code: number;
  readonly message?: string | undefined;
  readonly details?: { readonly kind?: string } | undefined;
  /** The whole answer. */
  readonly status?: Readonly<Record<string, unknown>> | undefined;
}

/** Whether something thrown is an API error with this status. */
export const isApiFailure = (error: unknown, code: number): error is ApiFailure =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;
