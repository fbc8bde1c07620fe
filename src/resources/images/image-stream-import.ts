import { imageStreamImportKind } from '../kinds/kinds.ts';
import { apiVersionOf } from '../kinds/resource-kind.ts';
import type { KubeObject } from '../kube-object.ts';
import type { ImageFields } from './image.ts';
import type { ImageStream, TagImportPolicy, TagReferencePolicy, TagSource } from './image-stream.ts';

/** How one import went, as a `Status` object without its kind. */
export interface ImportStatus {
  metadata?: Record<string, unknown>;
  status?: string;
  message?: string;
  reason?: string;
  details?: {
    name?: string;
    group?: string;
    kind?: string;
    causes?: { reason?: string; message?: string; field?: string }[];
  };
  code?: number;
}

/** An element of `spec.images`. */
export interface ImageImportSpec {
  from: TagSource;
  to?: { name: string };
  importPolicy?: TagImportPolicy;
  referencePolicy?: TagReferencePolicy;
  includeManifest?: boolean;
}

/** `spec.repository`: all tags of a repository. */
export type RepositoryImportSpec = Omit<ImageImportSpec, 'to'>;

/** An element of `status.images`. */
export interface ImageImportStatus {
  status: ImportStatus;
  image?: ImageFields;
  /** The tag of the source. */
  tag?: string;
  /** The images of a manifest list. */
  manifests?: ImageFields[];
}

/** `status.repository` */
export interface RepositoryImportStatus {
  status?: ImportStatus;
  images?: ImageImportStatus[];
  /** Tags beyond the number that is imported at once. */
  additionalTags?: string[];
}

/**
 * A request to import tags into an image stream, and its answer.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/image_apis/imagestreamimport-image-openshift-io-v1.html
 */
export interface ImageStreamImport extends KubeObject {
  spec: { import: boolean; repository?: RepositoryImportSpec; images?: ImageImportSpec[] };
  status?: {
    import?: Omit<ImageStream, 'apiVersion' | 'kind'>;
    repository?: RepositoryImportStatus;
    images?: ImageImportStatus[];
  };
}

/** The request that `oc import-image stream:tag --from=… --reference-policy=… --confirm` sends. */
export const importOfTag = (
  where: { namespace: string; stream: string; tag: string },
  from: string,
  policy: 'Source' | 'Local',
): ImageStreamImport => ({
  apiVersion: apiVersionOf(imageStreamImportKind),
  kind: imageStreamImportKind.kind,
  metadata: { name: where.stream, namespace: where.namespace },
  spec: {
    import: true,
    images: [{ from: { kind: 'DockerImage', name: from }, to: { name: where.tag }, referencePolicy: { type: policy } }],
  },
});
