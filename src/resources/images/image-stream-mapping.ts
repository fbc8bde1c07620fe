import type { KubeObject } from '../kube-object.ts';
import type { ImageFields } from './image.ts';

/** What a registry sends after a push: this image is now the tag of the stream that has the object's name. */
export interface ImageStreamMapping extends KubeObject {
  image: ImageFields;
  tag: string;
  /** Where the repository is; only checked. */
  dockerImageRepository?: string;
}
