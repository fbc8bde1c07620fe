import type { ContainerConfig } from '../../image/image-config.ts';
import type { ImageMetadata } from '../../resources/image.ts';

/** What `oc new-app` found for one word of its command line. */
export interface Component {
  /** The word. */
  readonly input: string;
  /** Name of the image stream that is used or made, and of the container. */
  readonly stream: string;
  readonly tag: string;
  /** Project of an existing stream; a stream of the current project is made when there is none. */
  readonly streamNamespace?: string;
  /** The image to track, for a container image. */
  readonly image?: string;
  /** The pull spec of the stream, without a tag. */
  readonly repository: string;
  readonly metadata?: ImageMetadata;
  /** The line that tells what was found. */
  readonly found: string;
}

/** How a container of the component's image runs. */
export const containerConfigOf = (component: Component): ContainerConfig => component.metadata?.Config ?? {};
