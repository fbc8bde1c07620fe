import type { KubeObject } from '../kube-object.ts';
import type { ImageFields } from './image.ts';
import type { SpecTag, StatusTag, TagCondition } from './image-stream.ts';

/**
 * A tag of a stream together with its image, named `<stream>:<tag>`. It is computed from both.
 *
 * @see https://docs.openshift.com/container-platform/4.19/rest_api/image_apis/imagestreamtag-image-openshift-io-v1.html
 */
export interface ImageStreamTag extends KubeObject {
  /** `null` for a tag that was only pushed. */
  tag: SpecTag | null;
  generation: number;
  lookupPolicy: { local: boolean };
  conditions?: StatusTag['conditions'];
  /** `dockerImageReference` is what consumers of the tag pull. */
  image: ImageFields;
}

/** A tag of a stream, also one without an image, named `<stream>:<tag>`. */
export interface ImageTag extends KubeObject {
  spec: SpecTag | null;
  status: StatusTag | null;
  image: ImageFields | null;
}

/** An image in the history of a stream, named `<stream>@<digest or beginning of one>`. */
export interface ImageStreamImage extends KubeObject {
  image: ImageFields;
}

/** Why a tag's last import failed; `undefined` when it did not. */
export const importFailureOf = (tag: StatusTag | undefined): TagCondition | undefined =>
  tag?.conditions?.find(({ type, status }) => type === 'ImportSuccess' && status === 'False');
